import * as vscode from 'vscode';
import type { Outcome } from '../../core/progress.ts';
import type { FileResult } from '../files/clustered-file.ts';
import { sourceName } from '../files/source-name.ts';
import type { Services } from '../services.ts';
import { cacheFolderOf, runFolderOf } from '../settings/folders.ts';
import { engineFor } from '../settings/model-setting.ts';
import { readSetting } from '../settings/settings.ts';
import { confirmSending } from './confirm-sending.ts';
import { doLongWork } from './long-work.ts';
import { readResult } from './read-result.ts';

/**
 * Gives the rows of `target` to clusters of another file, and shows them.
 * @param unlike rows farther than this from every centroid get no cluster; `null`: every row gets one
 * @returns whether they were given, and not cancelled
 * @throws HumanError when the run, a setting or the file is wrong
 */
export async function applyToFile(
  services: Services,
  origin: FileResult,
  target: vscode.Uri,
  unlike: number | null,
): Promise<boolean> {
  const file = services.files.of(target);
  if (file.activity.kind === 'running') return false;
  const folder = runFolderOf(target);
  const engine = await engineFor(target, services);
  const request = {
    folder: origin.folder,
    source: target.fsPath,
    target: folder,
    unlike: unlike ?? undefined,
    cacheFolder: cacheFolderOf(target, services.storage),
    cacheBytes: readSetting('cacheSizeMB', target) * 1e6,
    engine,
  };
  if (engine.model.kind === 'endpoint') {
    const { template, parameters } = origin.run;
    const embedded = { ...request, ...parameters, folder, template, sample: undefined };
    if (!(await confirmSending(services, embedded, engine.model))) return false;
  }
  const title = vscode.l10n.t('Applying clusters to {0}', sourceName(target));
  const applied = await doLongWork(
    file,
    title,
    async ({ signal, report }): Promise<Outcome<Omit<FileResult, 'split'>>> => {
      const options = { signal, onProgress: report };
      const outcome = await services.worker.call('apply', request, options);
      if (outcome.status === 'cancelled') return outcome;
      const value = await readResult(services, target, folder, outcome.value.run);
      return { status: 'done', value };
    },
    result => file.setResult({ ...result, split: undefined }),
  );
  if (applied === undefined) return false;
  services.panel.show();
  return true;
}
