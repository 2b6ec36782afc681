/**
 * Runs the mocha suite of `dist/test/index.cjs` inside the extension host of a real VS Code, the way VS Code
 * runs its own integration tests in a browser: the page gets two functions, one for the log and one for the end.
 */
import { EventEmitter, once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import {
  decodeMessage,
  grepVariable,
  screenshotsVariable,
  type DriverMessage,
  type TestCounts,
} from '../../test/host/support/driver-message.ts';
import { launchBrowser, newPage, workbenchUrl } from './browser.ts';
import { chatProviderFolder, logsFolder, projectFolder, screenshotsFolder } from './folders.ts';
import { addExtension } from './install-extension.ts';
import { installTestHost } from './install.ts';
import { writeSettings } from './profile.ts';
import { startServer } from './server.ts';
import { createWorkspace } from './workspace.ts';

const timeLimit = 10 * 60_000;
const pictures = join(screenshotsFolder, 'host');
const logs = join(logsFolder, 'host');

/**
 * @param grep runs only the tests whose full title has this text
 * @returns the number of tests by outcome
 * @throws Error when the suite does not come to its end
 */
export async function runHostTests(grep = ''): Promise<TestCounts> {
  const host = await installTestHost();
  await mkdir(pictures, { recursive: true });
  const workspace = await createWorkspace();
  const { dataFolder, extensionsFolder } = workspace;
  await writeSettings(dataFolder, 'dark');
  await addExtension(workspace, chatProviderFolder);
  const server = await startServer(host, {
    dataFolder,
    extensionsFolder,
    logFile: join(logs, 'server.log'),
    env: { [screenshotsVariable]: pictures, [grepVariable]: grep },
  });
  const browser = await launchBrowser();
  const log = createWriteStream(join(logs, 'page.log'));
  try {
    const page = await newPage(browser);
    return await runSuite(page, suiteUrl(server.port, workspace.folder), log);
  } finally {
    await browser.close();
    log.end();
    await server.stop();
    await workspace.remove(logs);
  }
}

function suiteUrl(port: number, folder: string): string {
  const remote = `vscode-remote://127.0.0.1:${port}${projectFolder}`;
  return workbenchUrl(port, folder, [
    ['extensionDevelopmentPath', remote],
    ['extensionTestsPath', `${remote}/dist/test/index.cjs`],
    ['enableProposedApi', 'true'],
  ]);
}

/** Opens the page, answers the suite's messages, and waits for its extension host to end. */
async function runSuite(page: Page, url: string, log: WriteStream): Promise<TestCounts> {
  let counts: TestCounts | undefined;
  const handle = async (message: DriverMessage): Promise<void> => {
    if (message.kind === 'line') console.log(message.text);
    else if (message.kind === 'counts') counts = message.counts;
    else if (message.kind === 'press') await page.keyboard.press(message.keys);
    else if (message.kind === 'click') await page.locator(message.selector).first().click();
    else await takePicture(page, message.file, message.visible);
  };
  const suite = new EventEmitter();
  const ended = once(suite, 'end');
  await page.exposeFunction('codeAutomationLog', async (type: string, args: unknown[]) => {
    const message = decodeMessage(args[0]);
    if (message !== undefined) await handle(message);
    else log.write(`[${type}] ${args.map(String).join(' ')}\n`);
  });
  await page.exposeFunction('codeAutomationExit', () => suite.emit('end'));
  page.once('crash', () => suite.emit('end'));
  page.once('close', () => suite.emit('end'));
  await page.goto(url);
  await Promise.race([ended, outOfTime()]);
  if (counts === undefined) throw new Error(`The extension host ended early, see ${logs}.`);
  return counts;
}

/** The file appears under its name only when it is whole: the waiting test goes on at once. */
async function takePicture(page: Page, file: string, visible: string | undefined): Promise<void> {
  if (visible !== undefined) await page.locator(visible).first().waitFor();
  const unfinished = `${file}.part`;
  await page.screenshot({ path: unfinished, type: 'png' });
  await rename(unfinished, file);
}

async function outOfTime(): Promise<never> {
  await setTimeout(timeLimit, undefined, { ref: false });
  throw new Error(`The host tests took longer than ${timeLimit / 60_000} minutes, see ${logs}.`);
}

if (process.argv[1] === import.meta.filename) {
  const { failed } = await runHostTests(process.argv[2]);
  process.exitCode = failed === 0 ? 0 : 1;
}
