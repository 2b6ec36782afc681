import type { SetFile } from '../dataset/forms/prepare-set.ts';
import type { RowTable } from '../dataset/scan/row-table.ts';
import type { SourceForm } from '../dataset/forms/source-form.ts';
import type { RunRows } from './run-rows.ts';
import type { Run } from './run.ts';
import { TextIndex } from './text-index.ts';

/** What stands in `cluster` for a line that has none. */
export const noCluster = {
  /** A valid row outside the sample. */
  unclustered: 0,
  /** Not a row: blank, not JSON, not an object, or without text. */
  invalid: -1,
  /** A row whose text was not there when the run was made. */
  stale: -2,
  /** A row that a person has dropped by itself, not with its cluster. */
  dropped: -3,
} as const;

/** The clusters of all lines of a file; index = line − 1. */
export interface LineClusters {
  /** Cluster id ≥ 1, or one of `noCluster`. */
  readonly cluster: Int16Array;
  /** Second-nearest cluster id; 0 when there is none. */
  readonly second: Int16Array;
  /** 1 − cosine to the own centroid; NaN without a cluster. */
  readonly distance: Float32Array;
  /** Whether the file is byte for byte the one that was clustered. */
  readonly current: boolean;
  /** Of a set the files that the lines are from, one after the other. */
  readonly files?: readonly LineFile[] | undefined;
}

/** A file of a set, how its rows are stored, and how many lines are from it. */
export type LineFile = Pick<SetFile, 'path' | 'lines' | keyof SourceForm>;

/** The clusters of the lines of the file as it was when `run` was made. */
export function lineClusters(run: Run, rows: RunRows): LineClusters {
  const result = invalidLines(run.source.lines, true, run.origin?.files);
  for (let row = 0; row < rows.count; row++) copyRow(rows, row, result, (rows.line[row] ?? 1) - 1);
  return result;
}

/**
 * The clusters of the lines of the file as it is now, when it has changed since the run: a row has
 * the cluster that its text had, wherever it stands. `table` is the file scanned again with the
 * run's template.
 * @param files those of a set as they are now
 */
export function changedLineClusters(
  rows: RunRows,
  table: RowTable,
  files?: readonly LineFile[],
): LineClusters {
  const result = invalidLines(table.lines, false, files);
  const known = textIndexOf(rows).find(table.textHash);
  table.rowLines.forEach((line, row) => {
    const match = known[row] ?? -1;
    if (match < 0) result.cluster[line] = noCluster.stale;
    else copyRow(rows, match, result, line);
  });
  return result;
}

function invalidLines(
  lines: number,
  current: boolean,
  files: readonly LineFile[] | undefined,
): LineClusters {
  return {
    cluster: new Int16Array(lines).fill(noCluster.invalid),
    second: new Int16Array(lines),
    distance: new Float32Array(lines).fill(NaN),
    current,
    files: files?.map(lineFile),
  };
}

function lineFile({ path, lines, container, compression, encoding }: LineFile): LineFile {
  return { path, lines, container, compression, encoding };
}

function copyRow(rows: RunRows, row: number, to: LineClusters, line: number): void {
  to.cluster[line] = rows.cluster[row] ?? noCluster.unclustered;
  to.second[line] = rows.second[row] ?? 0;
  to.distance[line] = rows.distance[row] ?? NaN;
}

/** Finds rows by their text. Of rows with the same text, one in the sample comes before those outside. */
export function textIndexOf(rows: RunRows): TextIndex {
  const index = new TextIndex(rows.textHash);
  rows.cluster.forEach((cluster, row) => {
    if (cluster !== noCluster.unclustered) index.add(row);
  });
  rows.cluster.forEach((cluster, row) => {
    if (cluster === noCluster.unclustered) index.add(row);
  });
  return index;
}
