import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import { cursorIn, type Cursor } from '../cursor.ts';
import { neighbourRow, type RowPlace, type ShownLines } from '../files/neighbour-row.ts';
import type { FilePart, RunLines } from '../files/run-lines.ts';
import { openDocument } from '../jobs/read-lines.ts';
import { revealInFile } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { idsIn } from './pick-clusters.ts';

/**
 * Goes to the next or previous row of the cluster that is given, else of that of the cursor's line; in a set on
 * to the next or previous file with such a row.
 */
export async function stepInCluster(
  services: Services,
  argument: unknown,
  given: unknown,
  direction: 'next' | 'previous',
): Promise<void> {
  const { result } = await resultFor(services, sourceFor(services, argument));
  const [id] = idsIn(given);
  const cursor = cursorIn(services, result.lines);
  const cluster = id ?? clusterAt(cursor);
  const found = rowBeside(result.lines, cluster, cursor, direction);
  if (found === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('This is the only row of cluster {0}.', cluster),
      5000,
    );
    return;
  }
  await revealInFile(services, found.part.uri, found.line);
}

/**
 * The row of a cluster beside the cursor; without a cursor the first or the last one.
 * @returns undefined when there is no other; its line is 0-based
 */
export function rowBeside(
  { parts }: RunLines,
  cluster: number,
  cursor: Cursor | undefined,
  direction: 'next' | 'previous',
): { readonly part: FilePart; readonly line: number } | undefined {
  const shown = parts.map(part => (part === cursor?.part ? cursor : shownLines(part)));
  const found = neighbourRow(shown, cluster, placeOf(parts, cursor), direction);
  const part = parts[found?.file ?? -1];
  return found && part && { part, line: found.line };
}

/** Without a cursor behind the last line: from there the next row of a cluster is its first. */
function placeOf(parts: readonly FilePart[], cursor: Cursor | undefined): RowPlace {
  if (cursor !== undefined) return { file: parts.indexOf(cursor.part), line: cursor.line };
  return { file: parts.length - 1, line: Infinity };
}

function shownLines({ uri, isText, lines }: FilePart): ShownLines {
  const document = isText ? openDocument(uri) : undefined;
  if (document !== undefined) return { lines, count: document.lineCount };
  const onDisk = lines.asOnDisk();
  return { lines: onDisk, count: onDisk.linesOnDisk };
}

/** @throws HumanError `no-editor` or `no-cluster` */
function clusterAt(cursor: Cursor | undefined): number {
  if (cursor === undefined) {
    throw new HumanError(
      'no-editor',
      vscode.l10n.t('Open the file in an editor or in the rows view first.'),
    );
  }
  const at = cursor.lines.at(cursor.line);
  if (at !== undefined) return at.cluster;
  throw new HumanError('no-cluster', vscode.l10n.t('This line belongs to no cluster.'));
}
