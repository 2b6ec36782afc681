import { basename } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { RowsSource } from '../../protocol/explore-api.ts';
import { cursorIn } from '../cursor.ts';
import type { ExploreView } from '../explore/explore-view.ts';
import type { FileResult } from '../files/clustered-file.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/**
 * Shows the rows nearest in meaning to the row with the cursor: in the explore page, the rows view or the editor.
 * @param row its number and line (1-based), when the caller knows them
 */
export async function rowsLikeThis(
  services: Services,
  argument: unknown,
  row: unknown,
): Promise<void> {
  const page = row === undefined ? services.explore.active : undefined;
  const asked = page?.source ?? sourceFor(services, argument);
  const { file, result } = await resultFor(services, asked);
  const like = rowFrom(row ?? page?.cursor) ?? (await lineAtCursor(services, result));
  await services.explore.show(file.source, { source: like, clusters: [] });
}

function rowFrom(value: unknown): RowsSource | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { row, line, place } = value as Partial<NonNullable<ExploreView['cursor']>>;
  if (typeof row !== 'number' || typeof line !== 'number') return undefined;
  return { kind: 'likeRow', row, line, place };
}

/** @throws HumanError `no-editor` */
async function lineAtCursor(
  services: Services,
  { run, lines: runLines }: FileResult,
): Promise<RowsSource> {
  const cursor = cursorIn(services, runLines);
  if (cursor === undefined) {
    throw new HumanError(
      'no-editor',
      vscode.l10n.t('Open the file in an editor or in the rows view first.'),
    );
  }
  const { part, line, editor } = cursor;
  const path = part.linesPath;
  const text =
    editor === undefined
      ? await services.reader.call('text', { path, line: part.skipped + line, field: undefined })
      : editor.document.lineAt(line).text;
  const isSet = run.origin?.files !== undefined;
  const place = isSet ? { file: basename(part.uri.fsPath), line: line + 1 } : undefined;
  return { kind: 'likeLine', text, line: line + 1, place };
}
