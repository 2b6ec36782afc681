import * as vscode from 'vscode';
import { WorkerService } from './worker-service.ts';

const idleMs = 5 * 60_000;
const graceMs = 3000;

/** The worker service of this window, with its script, its language and its log. */
export function createWorkerService(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): WorkerService {
  const translations = vscode.l10n.uri?.fsPath;
  return new WorkerService({
    script: vscode.Uri.joinPath(extension, 'dist', 'worker.js').fsPath,
    env: translations === undefined ? {} : { INSTRUCTION_CLUSTERS_L10N: translations },
    execArgv: [],
    idleMs,
    graceMs,
    log: line => log.info(`worker: ${line}`),
    onCrash: (reason, interrupted) => {
      log.error(`The worker ended unexpectedly: ${reason}`);
      if (!interrupted) return;
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The process that does the work ended unexpectedly and is started again once.',
        ),
      );
    },
  });
}
