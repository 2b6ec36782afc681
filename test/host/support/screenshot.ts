import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { screenshotsFolder, tellDriver } from './driver.ts';
import { fileAppears } from './file-appears.ts';

const timeLimit = 20_000;

/**
 * Takes a picture of the whole workbench to `.cache/screenshots/host/NAME.png` and returns when it is
 * taken. Does nothing where no browser shows the workbench (`npm run test:electron`).
 */
export async function screenshot(name: string): Promise<void> {
  if (screenshotsFolder === undefined) return;
  const file = join(screenshotsFolder, `${name}.png`);
  await rm(file, { force: true });
  const taken = fileAppears(file, timeLimit);
  tellDriver({ kind: 'screenshot', file });
  await taken;
}
