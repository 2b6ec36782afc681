import { encodeMessage, screenshotsVariable, type DriverMessage } from './driver-message.ts';

/** Folder for pictures, or undefined when the suite runs without a driver. */
export const screenshotsFolder = process.env[screenshotsVariable];

export function tellDriver(message: DriverMessage): void {
  if (screenshotsFolder !== undefined) console.log(encodeMessage(message));
  else if (message.kind === 'line') console.log(message.text);
}

/** Whether a browser shows the workbench, so that it can be clicked and pictures can be taken. */
export const isDriven = screenshotsFolder !== undefined;

/** Clicks what a selector of Playwright finds, once it is there; what comes of it has to be waited for. */
export function click(selector: string): void {
  tellDriver({ kind: 'click', selector });
}
