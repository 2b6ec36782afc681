import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import type { ClusterPanel } from './cluster-panel.ts';

export interface Shown {
  readonly file: ClusteredFile;
  readonly result: FileResult;
}

/**
 * The file whose clusters the panel shows.
 * @throws HumanError `not-clustered` when the run is gone meanwhile
 */
export function shownIn({ file }: ClusterPanel): Shown {
  const result = file?.result;
  if (file !== undefined && result !== undefined) return { file, result };
  throw new HumanError('not-clustered', vscode.l10n.t('The file is not clustered any more.'));
}
