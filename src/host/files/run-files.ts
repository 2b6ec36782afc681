import { resolve } from 'node:path';
import * as vscode from 'vscode';
import { isPlain } from '../../core/dataset/forms/source-form.ts';
import { setPlace } from '../../core/run/line-place.ts';
import type { LineClusters } from '../../core/run/line-clusters.ts';
import type { Run } from '../../core/run/run.ts';
import { RunLines } from './run-lines.ts';

/** A run, where it is kept, and what it is of. */
export interface PlacedRun {
  readonly source: vscode.Uri;
  readonly folder: string;
  readonly run: Pick<Run, 'source' | 'origin'>;
}

/** Whether the rows of a file are its lines: those of lists, tables and packed files are not. */
function areLinesOf({
  container,
  compression,
}: Pick<NonNullable<Run['origin']>, 'container' | 'compression'>): boolean {
  return container === 'lines' && compression === 'none';
}

/** @param disk the clusters of the lines of its files, as they are on disk now */
export function runLines({ source, folder, run }: PlacedRun, disk: LineClusters): RunLines {
  const { origin } = run;
  const made = resolve(folder, run.source.path);
  if (disk.files === undefined) {
    const isText = origin === undefined || areLinesOf(origin);
    const linesPath = origin === undefined ? source.fsPath : made;
    const file = { uri: source, first: 0, isText, linesPath, skipped: 0 };
    return new RunLines(disk, [{ ...file, count: disk.cluster.length }]);
  }
  const firsts = firstLines(run);
  const files = disk.files.map(({ path, lines: count, ...form }) => {
    const uri = fileOfSet(folder, run, path);
    const first = firsts.get(path);
    const inMade = { linesPath: made, skipped: first ?? 0 };
    const own = { linesPath: uri.fsPath, skipped: 0 };
    return { uri, first, isText: areLinesOf(form), ...(isPlain(form) ? own : inMade), count };
  });
  return new RunLines(disk, files);
}

/**
 * Where a line (0-based) of a run stands.
 * @returns the file and the line there (0-based)
 */
export function placeOfLine(
  { source, folder, run }: PlacedRun,
  line: number,
): { readonly uri: vscode.Uri; readonly line: number } {
  const place = setPlace(run, line + 1);
  if (place === undefined) return { uri: source, line };
  return { uri: fileOfSet(folder, run, place.file), line: place.line - 1 };
}

function fileOfSet(folder: string, { origin }: PlacedRun['run'], path: string): vscode.Uri {
  return vscode.Uri.file(resolve(folder, origin?.path ?? '', path));
}

/** By file, the lines of the run before its first. */
function firstLines({ origin }: PlacedRun['run']): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  let first = 0;
  for (const { path, lines } of origin?.files ?? []) {
    firsts.set(path, first);
    first += lines;
  }
  return firsts;
}
