import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { ActiveSource } from '../files/active-source.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { isContainerPath } from '../files/jsonl.ts';
import { sourceName } from '../files/source-name.ts';
import { restoreRuns } from '../jobs/restore-run.ts';
import { isTooLargeForEditor } from '../rows-view/too-large.ts';
import type { Services } from '../services.ts';
import { selectedFiles } from './selected-files.ts';

/**
 * Whose clusters a command is about, a file or a set, which becomes the active one: of what it was called with
 * (a menu gives a `Uri`, a link a string), or of the file in front.
 * @throws HumanError `no-file` or `not-on-disk`
 */
export function sourceFor({ active, files }: Services, argument: unknown): vscode.Uri {
  const document = uriFrom(argument) ?? containerInFront();
  return activated(active, document === undefined ? active.current : files.sourceOf(document));
}

/**
 * What a command is to cluster, or does with the file itself: what it was called with, or what is in front,
 * also where that shows the clusters of a set.
 * @param selected all that is selected where a menu was opened; several are one set
 * @throws HumanError `no-file`, `not-on-disk` or `no-rows-selected`
 */
export async function givenFor(
  services: Services,
  argument: unknown,
  selected?: unknown,
): Promise<vscode.Uri> {
  const { active, sets } = services;
  const several = uriFrom(argument) === undefined ? [] : urisIn(selected);
  if (several.length < 2) return ownSourceFor(services, argument);
  const files = await selectedFiles(several);
  return activated(active, files.length > 1 ? await sets.remember(files) : files[0]);
}

/** The same for a single file. */
export function ownSourceFor({ active }: Services, argument: unknown): vscode.Uri {
  const own = uriFrom(argument) ?? containerInFront() ?? active.document;
  return activated(active, own ?? active.current);
}

function activated(active: ActiveSource, source: vscode.Uri | undefined): vscode.Uri {
  if (source === undefined) {
    throw new HumanError('no-file', vscode.l10n.t('Open a JSONL file first.'));
  }
  if (source.scheme !== 'file') {
    throw new HumanError(
      'not-on-disk',
      vscode.l10n.t('Save the file first: {0} is not on disk.', sourceName(source)),
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

function urisIn(selected: unknown): vscode.Uri[] {
  const items: readonly unknown[] = Array.isArray(selected) ? selected : [];
  return items.filter(item => item instanceof vscode.Uri);
}

/**
 * The run of a file, or of a set that it is in, read from disk if that has not happened yet.
 * @throws HumanError `not-clustered`
 */
export async function resultFor(
  services: Services,
  source: vscode.Uri,
): Promise<{ readonly file: ClusteredFile; readonly result: FileResult }> {
  const { files, active } = services;
  if (files.find(source)?.result === undefined) await restoreRuns(services, source);
  const file = files.of(files.sourceOf(source));
  if (file.source.fsPath !== source.fsPath) active.set(file.source);
  const { result } = file;
  if (result === undefined) {
    throw new HumanError(
      'not-clustered',
      vscode.l10n.t('{0} has not been clustered yet.', sourceName(source)),
    );
  }
  return { file, result };
}

/**
 * What is clustered is the file on disk; offers to save it when the editor holds something newer.
 * @returns whether to go on
 */
export async function saveFirst({ sets }: Services, source: vscode.Uri): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && uri.scheme === 'file' && sets.covers(source, uri),
  );
  const [first, ...others] = unsaved;
  if (first === undefined) return true;
  const save = vscode.l10n.t('Save and cluster');
  const asIs = vscode.l10n.t('Cluster without saving');
  const choice = await vscode.window.showWarningMessage(
    others.length === 0
      ? vscode.l10n.t('{0} has changes that are not saved.', sourceName(first.uri))
      : vscode.l10n.t('{0} files have changes that are not saved.', unsaved.length),
    { modal: true, detail: vscode.l10n.t('The file on disk is what is clustered.') },
    save,
    asIs,
  );
  if (choice !== save) return choice === asIs;
  const saved = await Promise.all(unsaved.map(document => document.save()));
  return saved.every(Boolean);
}

/** A file too large for the editor's decorations is shown where there are some. */
export async function showLargeFile(services: Services, source: vscode.Uri): Promise<void> {
  if (await isTooLargeForEditor(services, source)) await services.rows.show(source);
}
