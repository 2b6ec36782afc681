import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { ClusterLines } from '../files/cluster-lines.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { idsIn } from './pick-clusters.ts';

/** Goes to the next or previous row of the cluster that is given, else of that of the cursor's line. */
export async function stepInCluster(
  services: Services,
  argument: unknown,
  given: unknown,
  direction: 'next' | 'previous',
): Promise<void> {
  const source = sourceFor(services, argument);
  const { result } = await resultFor(services, source);
  const [id] = idsIn(given);
  const {
    lines,
    line: from,
    count,
  } = cursorIn(services, source, result.lines) ?? behindLastLine(result.lines, id);
  const { cluster } = id === undefined ? (lines.at(from) ?? {}) : { cluster: id };
  if (cluster === undefined) {
    throw new HumanError('no-cluster', vscode.l10n.t('This line belongs to no cluster.'));
  }
  const line = lines.neighbour(cluster, from, direction, count);
  if (line === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('This is the only row of cluster {0}.', cluster),
      5000,
    );
    return;
  }
  await revealLine(services, source, line);
}

interface Cursor {
  /** The clusters of the lines that the person sees. */
  readonly lines: ClusterLines;
  /** 0-based. */
  readonly line: number;
  /** Lines of the document or of the file. */
  readonly count: number;
}

/** Undefined where the file is not open. */
function cursorIn({ rows }: Services, source: vscode.Uri, lines: ClusterLines): Cursor | undefined {
  const view = rows.find(source);
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === source.toString(),
  );
  if (view !== undefined && (view.panel.active || editor === undefined)) {
    const onDisk = lines.asOnDisk();
    return { lines: onDisk, line: view.line, count: onDisk.linesOnDisk };
  }
  if (editor !== undefined) {
    return { lines, line: editor.selection.active.line, count: editor.document.lineCount };
  }
  return undefined;
}

/**
 * The line behind the last one: from there the next row of a cluster is its first.
 * @throws HumanError `no-editor` when no cluster was given
 */
function behindLastLine(lines: ClusterLines, cluster: number | undefined): Cursor {
  if (cluster !== undefined) {
    const onDisk = lines.asOnDisk();
    return { lines: onDisk, line: onDisk.linesOnDisk, count: onDisk.linesOnDisk + 1 };
  }
  throw new HumanError(
    'no-editor',
    vscode.l10n.t('Open the file in an editor or in the rows view first.'),
  );
}
