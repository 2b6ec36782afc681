import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { screenshotsFolder, tellDriver } from './driver.ts';
import { fileAppears } from './file-appears.ts';

const timeLimit = 20_000;

/**
 * Takes a picture of the whole workbench to `.cache/screenshots/host/NAME.png` and returns when it is
 * taken. Does nothing where no browser shows the workbench (`npm run test:electron`).
 * @param visible selector of what has to be on the page first
 */
export async function screenshot(name: string, visible?: string): Promise<void> {
  if (screenshotsFolder === undefined) return;
  const file = join(screenshotsFolder, `${name}.png`);
  await rm(file, { force: true });
  const taken = fileAppears(file, timeLimit);
  tellDriver({ kind: 'screenshot', file, visible });
  await taken;
}
