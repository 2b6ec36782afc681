import { join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../..');

export const cacheFolder = join(projectFolder, '.cache');

/** The installed workbench server and its Node. */
export const testHostFolder = join(cacheFolder, 'test-host');

/** Pictures that the tests leave, one folder a suite. */
export const screenshotsFolder = join(cacheFolder, 'screenshots');

/** What the last run of each suite logged. */
export const logsFolder = join(cacheFolder, 'logs');

/** The built extension with language models for tests. */
export const chatProviderFolder = join(projectFolder, 'dist/test/chat-provider');
