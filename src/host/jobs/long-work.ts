import * as vscode from 'vscode';
import type { Outcome, Work } from '../../core/progress.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import { messageFor } from '../report.ts';
import { WorkerKilledError } from '../worker/worker-service.ts';
import { overallPercent } from './overall-percent.ts';
import { progressText } from './progress-text.ts';

/**
 * Runs long work on a file with a progress notification. Meanwhile the file is `running`, and both the
 * notification and whoever shows the file can cancel it. Afterwards the file is idle if there is a result to
 * show, else cancelled or failed.
 *
 * @param keep takes the value into the file's state; called before the file stops being `running`, so
 * that nobody sees it without
 * @returns undefined when it was cancelled
 */
export async function doLongWork<T>(
  file: ClusteredFile,
  title: string,
  work: (work: Work) => Promise<Outcome<T>>,
  keep: (value: T) => void,
): Promise<T | undefined> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  file.setActivity({ kind: 'running', progress: undefined, cancel });
  const settle = (otherwise: Parameters<typeof file.setActivity>[0]): void => {
    file.setActivity(file.result === undefined ? otherwise : { kind: 'idle' });
  };
  try {
    const outcome = await withNotification(title, abort, report =>
      cancelledWhenKilled(
        work({
          signal: abort.signal,
          report: progress => {
            file.setActivity({ kind: 'running', progress, cancel });
            report(overallPercent(progress), progressText(progress));
          },
        }),
      ),
    );
    if (outcome.status === 'cancelled') {
      settle({ kind: 'cancelled' });
      return undefined;
    }
    keep(outcome.value);
    settle({ kind: 'idle' });
    return outcome.value;
  } catch (error) {
    settle({ kind: 'failed', message: messageFor(error) });
    throw error;
  }
}

async function withNotification<T>(
  title: string,
  abort: AbortController,
  work: (report: (percent: number, message: string) => void) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      let reached = 0;
      return work((percent, message) => {
        progress.report({ message, increment: Math.max(0, percent - reached) });
        reached = Math.max(reached, percent);
      });
    },
  );
}

/** A worker that had to be killed because it did not hear the cancel has been cancelled all the same. */
async function cancelledWhenKilled<T>(work: Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WorkerKilledError) return { status: 'cancelled' };
    throw error;
  }
}
