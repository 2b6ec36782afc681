import * as vscode from 'vscode';
import type { ReaderApi } from '../../protocol/reader-api.ts';
import type { WorkerApi } from '../../protocol/worker-api.ts';
import { proxyEnvironment } from './proxy-environment.ts';
import type { LackOfMemory } from './worker-process.ts';
import { WorkerService, type WorkerServiceOptions } from './worker-service.ts';

const idleMs = 5 * 60_000;
const graceMs = 3000;

/** The process of this window that clusters and splits. */
export function createWorkerService(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): WorkerService<WorkerApi> {
  const callOnce = [
    'split',
    'edit',
    'undo',
    'redo',
    'goToEdit',
    'splitCluster',
    'drawSeeds',
  ] as const;
  return new WorkerService({ ...launch(extension, log, 'worker'), callOnce });
}

/** The process of this window that reads lines for the rows view. */
export function createReaderService(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): WorkerService<ReaderApi> {
  return new WorkerService({ ...launch(extension, log, 'reader'), callOnce: [] });
}

/** The script `name` with its language and its log. */
function launch(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
  name: 'worker' | 'reader',
): Omit<WorkerServiceOptions<unknown>, 'callOnce'> {
  const translations = vscode.l10n.uri?.fsPath;
  const http = vscode.workspace.getConfiguration('http');
  const proxy = { proxy: http.get('proxy', ''), noProxy: http.get('noProxy', []) };
  return {
    script: vscode.Uri.joinPath(extension, 'dist', `${name}.js`).fsPath,
    env: {
      ...proxyEnvironment(proxy, process.env),
      ...(translations === undefined ? {} : { INSTRUCTION_CLUSTERS_L10N: translations }),
    },
    execArgv: [],
    idleMs,
    graceMs,
    log: line => log.info(`${name}: ${line}`),
    onCrash: (reason, interrupted, lack) => {
      log.error(`The ${name} ended unexpectedly: ${reason}`);
      if (!interrupted) return;
      void vscode.window.showWarningMessage(explanation(lack));
    },
  };
}

function explanation(lack: LackOfMemory | undefined): string {
  switch (lack) {
    case 'heap':
      return vscode.l10n.t(
        'There was not enough memory. The work goes on once more in smaller batches; what was embedded is kept.',
      );
    case 'system':
      return vscode.l10n.t(
        'The process that does the work was ended from outside, perhaps for lack of memory. It is started again once and works in smaller batches.',
      );
    case undefined:
      return vscode.l10n.t(
        'The process that does the work ended unexpectedly and is started again once.',
      );
  }
}
