import * as vscode from 'vscode';
import type { ClusterRequest } from '../../core/pipeline.ts';
import type { Outcome, Progress, Work } from '../../core/progress.ts';
import type { Notice, PreviewUpdate, WorkerApi } from '../../protocol/worker-api.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { chosenTemplate } from '../files/chosen-template.ts';
import { sourceName } from '../files/source-name.ts';
import type { Services } from '../services.ts';
import { cacheFolderOf, runFolderOf } from '../settings/folders.ts';
import { engineFor, type FileEngine } from '../settings/model-setting.ts';
import { readSetting } from '../settings/settings.ts';
import { confirmSending } from './confirm-sending.ts';
import { doLongWork } from './long-work.ts';
import { readResult } from './read-result.ts';
import { tellLost } from './tell-lost.ts';

/** What the person can choose for one run. */
export type ClusterOptions = Pick<ClusterRequest, 'template' | 'k' | 'sample'>;

type WorkerRequest = WorkerApi['cluster']['params'];

/** @throws HumanError when a setting is wrong */
export function defaultOptions({ memory }: Services, source: vscode.Uri): ClusterOptions {
  const template = chosenTemplate(memory, source) ?? readSetting('template', source);
  const sample = readSetting('sample', source);
  return {
    template: template === '' ? undefined : template,
    k: readSetting('k', source),
    sample: sample === 0 ? undefined : sample,
  };
}

/**
 * Clusters a file and shows the result; does nothing when it is being worked on already.
 * @throws HumanError when a setting or the file is wrong
 */
export async function clusterFile(
  services: Services,
  source: vscode.Uri,
  options: ClusterOptions,
): Promise<void> {
  const file = services.files.of(source);
  if (file.activity.kind === 'running') return;
  const request = await requestFor(source, services, options);
  const { model } = request.engine;
  if (model.kind === 'endpoint' && !(await confirmSending(services, request, model))) return;
  const title = vscode.l10n.t('Clustering {0}', sourceName(source));
  const clustered = await doLongWork(
    file,
    title,
    work => clusterInWorker(services, file, request, work),
    result => {
      file.setResult({ ...result, split: undefined });
      tellLost(result.curated);
    },
  );
  if (clustered === undefined) {
    tellCancelled();
    return;
  }
  if (services.files.at(source)?.part.isText === false) await services.rows.show(source);
  services.panel.show();
}

type Clustered = Omit<FileResult, 'split'>;

async function clusterInWorker(
  services: Services,
  file: ClusteredFile,
  request: WorkerRequest,
  { signal, report }: Work,
): Promise<Outcome<Clustered>> {
  const { worker, panel } = services;
  const onProgress = (update: Progress | Notice | PreviewUpdate): void => {
    if ('notice' in update) void vscode.window.showWarningMessage(update.notice);
    else if ('preview' in update) {
      if (file.preview === undefined) panel.show();
      file.setPreview(update.preview);
    } else report(update);
  };
  const outcome = await worker.call('cluster', request, { signal, onProgress });
  if (outcome.status === 'cancelled') return outcome;
  const value = await readResult(services, file.source, request.folder, outcome.value);
  return { status: 'done', value };
}

async function requestFor(
  source: vscode.Uri,
  services: Services,
  options: ClusterOptions,
): Promise<WorkerRequest & { readonly engine: FileEngine }> {
  const { path, files } = services.sets.given(source);
  return {
    source: path,
    files,
    folder: runFolderOf(source),
    cacheFolder: cacheFolderOf(source, services.storage),
    cacheBytes: readSetting('cacheSizeMB', source) * 1e6,
    seed: readSetting('seed', source),
    method: readSetting('method', source),
    formWeight: readSetting('formWeight', source),
    engine: await engineFor(source, services),
    ...options,
  };
}

function tellCancelled(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Clustering was cancelled. What was computed is kept; clustering again goes on from there.',
    ),
  );
}
