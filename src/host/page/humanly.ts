import type { LogOutputChannel } from 'vscode';
import { HumanError } from '../../core/errors.ts';
import { messageFor } from '../report.ts';

/**
 * Work for a page, which shows an error's message as it is: one that is not for a person is logged, and put into
 * words first.
 */
export async function humanly<T>(log: LogOutputChannel, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HumanError) throw error;
    log.error(error instanceof Error ? error : String(error));
    throw new HumanError('unexpected', messageFor(error));
  }
}
