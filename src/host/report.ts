import * as vscode from 'vscode';
import { HumanError } from '../core/errors.ts';
import { WorkerCrashedError } from './worker/worker-service.ts';

/** What a person is told about `error`. */
export function messageFor(error: unknown): string {
  if (error instanceof HumanError) return error.message;
  if (error instanceof WorkerCrashedError) {
    return vscode.l10n.t(
      'The process that does the work ended unexpectedly ({0}). What was computed is kept: run the command again. If it happens again, see the log.',
      error.message,
    );
  }
  return vscode.l10n.t(
    'Something went wrong that should not: {0}',
    error instanceof Error ? error.message : String(error),
  );
}

/** Tells the person once; what is no `HumanError` goes to the log with its stack. */
export function reportError(log: vscode.LogOutputChannel, error: unknown): void {
  const message = messageFor(error);
  if (error instanceof HumanError) {
    log.warn(`${error.code}: ${error.message}`);
    void vscode.window.showErrorMessage(message);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t('Show log');
  void vscode.window.showErrorMessage(message, showLog).then(choice => {
    if (choice === showLog) log.show();
  });
}
