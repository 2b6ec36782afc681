import { encodeMessage, screenshotsVariable, type DriverMessage } from './driver-message.ts';

/** Folder for pictures, or undefined when the suite runs without a driver. */
export const screenshotsFolder = process.env[screenshotsVariable];

export function tellDriver(message: DriverMessage): void {
  if (screenshotsFolder !== undefined) console.log(encodeMessage(message));
  else if (message.kind === 'line') console.log(message.text);
}
