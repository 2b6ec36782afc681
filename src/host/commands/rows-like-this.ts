import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { RowsSource } from '../../protocol/explore-api.ts';
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
  const source = page?.source ?? sourceFor(services, argument);
  await resultFor(services, source);
  const like = rowFrom(row ?? page?.cursor) ?? (await lineAtCursor(services, source));
  await services.explore.show(source, { source: like, clusters: [] });
}

function rowFrom(value: unknown): RowsSource | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { row, line } = value as { readonly row?: unknown; readonly line?: unknown };
  if (typeof row !== 'number' || typeof line !== 'number') return undefined;
  return { kind: 'likeRow', row, line };
}

/** @throws HumanError `no-editor` */
async function lineAtCursor({ rows, reader }: Services, source: vscode.Uri): Promise<RowsSource> {
  const view = rows.find(source);
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === source.toString(),
  );
  if (view !== undefined && (view.panel.active || editor === undefined)) {
    const { line } = view;
    const path = source.fsPath;
    const text = await reader.call('text', { path, line, field: undefined });
    return { kind: 'likeLine', text, line: line + 1 };
  }
  if (editor !== undefined) {
    const { line } = editor.selection.active;
    return { kind: 'likeLine', text: editor.document.lineAt(line).text, line: line + 1 };
  }
  throw new HumanError(
    'no-editor',
    vscode.l10n.t('Open the file in an editor or in the rows view first.'),
  );
}
