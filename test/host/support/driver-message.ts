/**
 * What the suite tells the program that drives the workbench. It goes through the console, the one
 * way out of an extension host in a browser's workbench, among everything else that is logged there.
 */
export type DriverMessage =
  /** A line of the test report. */
  | { readonly kind: 'line'; readonly text: string }
  /** Asks for a picture of the page, once `visible` is on it; it is taken when the file is there. */
  | { readonly kind: 'screenshot'; readonly file: string; readonly visible: string | undefined }
  /** Presses a key in the page, or several at once: `Control+Z`. */
  | { readonly kind: 'press'; readonly keys: string }
  /** Asks for a click on what a selector of Playwright finds, once it is there. */
  | { readonly kind: 'click'; readonly selector: string }
  | { readonly kind: 'counts'; readonly counts: TestCounts };

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Environment variable that says where pictures go; without it nobody drives the workbench. */
export const screenshotsVariable = 'INSTRUCTION_CLUSTERS_SCREENSHOTS';

/** Environment variable with a text that the titles of the tests to run have. */
export const grepVariable = 'INSTRUCTION_CLUSTERS_GREP';

const prefix = 'instruction-clusters-test:';

export function encodeMessage(message: DriverMessage): string {
  return prefix + JSON.stringify(message);
}

/** The message in a logged line, or undefined when the line is of something else. */
export function decodeMessage(line: unknown): DriverMessage | undefined {
  if (typeof line !== 'string' || !line.startsWith(prefix)) return undefined;
  return JSON.parse(line.slice(prefix.length)) as DriverMessage;
}
