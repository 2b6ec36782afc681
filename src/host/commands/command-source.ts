import { basename } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { isContainerPath } from '../files/jsonl.ts';
import { openDocument } from '../jobs/read-lines.ts';
import { restoreRun } from '../jobs/restore-run.ts';
import { isTooLargeForEditor } from '../rows-view/too-large.ts';
import type { Services } from '../services.ts';

/**
 * The file a command is about, which becomes the active one: what it was called with (a menu gives a
 * `Uri`, a link a string), or the file in front.
 * @throws HumanError `no-file` or `not-on-disk`
 */
export function sourceFor({ active }: Services, argument: unknown): vscode.Uri {
  const source = uriFrom(argument) ?? containerInFront() ?? active.current;
  if (source === undefined) {
    throw new HumanError('no-file', vscode.l10n.t('Open a JSONL file first.'));
  }
  if (source.scheme !== 'file') {
    throw new HumanError(
      'not-on-disk',
      vscode.l10n.t('Save the file first: {0} is not on disk.', basename(source.path)),
    );
  }
  active.set(source);
  return source;
}

/** A list, table or packed file in front; others are followed by `ActiveSource`. */
function containerInFront(): vscode.Uri | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile && isContainerPath(input.uri) ? input.uri : undefined;
}

function uriFrom(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' ? vscode.Uri.parse(argument, true) : undefined;
}

/**
 * The run of a file, read from disk if that has not happened yet.
 * @throws HumanError `not-clustered`
 */
export async function resultFor(
  services: Services,
  source: vscode.Uri,
): Promise<{ readonly file: ClusteredFile; readonly result: FileResult }> {
  const file = services.files.of(source);
  if (file.result === undefined) await restoreRun(services, source);
  const { result } = file;
  if (result === undefined) {
    throw new HumanError(
      'not-clustered',
      vscode.l10n.t('{0} has not been clustered yet.', basename(source.fsPath)),
    );
  }
  return { file, result };
}

/**
 * What is clustered is the file on disk; offers to save it when the editor holds something newer.
 * @returns whether to go on
 */
export async function saveFirst(source: vscode.Uri): Promise<boolean> {
  const document = openDocument(source);
  if (document?.isDirty !== true) return true;
  const save = vscode.l10n.t('Save and cluster');
  const asIs = vscode.l10n.t('Cluster without saving');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} has changes that are not saved.', basename(source.fsPath)),
    { modal: true, detail: vscode.l10n.t('The file on disk is what is clustered.') },
    save,
    asIs,
  );
  return choice === save ? document.save() : choice === asIs;
}

/** A file too large for the editor's decorations is shown where there are some. */
export async function showLargeFile(services: Services, source: vscode.Uri): Promise<void> {
  if (await isTooLargeForEditor(services, source)) await services.rows.show(source);
}
