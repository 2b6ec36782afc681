import { screenshotsFolder, tellDriver } from './driver.ts';

/** Whether a browser shows the workbench, so that keys can be pressed in it. */
export const canPress = screenshotsFolder !== undefined;

/** Presses keys in the order of the calls, such as `Control+Z`; they arrive some time later. */
export function press(keys: string): void {
  tellDriver({ kind: 'press', keys });
}
