import type { ClusterLines } from './cluster-lines.ts';

/** The lines of a file as a person sees them. */
export interface ShownLines {
  readonly lines: ClusterLines;
  readonly count: number;
}

/** A line (0-based) of one of several files, which is named by its index. */
export interface RowPlace {
  readonly file: number;
  readonly line: number;
}

/**
 * The nearest line of a cluster after or before `from`: in its file, then in the others in their order, going on
 * at the other end.
 * @returns undefined when no other line belongs to it
 */
export function neighbourRow(
  files: readonly ShownLines[],
  cluster: number,
  from: RowPlace,
  direction: 'next' | 'previous',
): RowPlace | undefined {
  const isNext = direction === 'next';
  for (let step = 0; step <= files.length; step++) {
    const turn = isNext ? step : files.length - step;
    const file = (from.file + turn) % files.length;
    const { lines, count } = files[file] ?? { count: 0 };
    const clusters = lines?.range(0, count) ?? new Int16Array(0);
    // The own file is looked at first behind the line, and at last before it.
    const isRest = step === files.length;
    const own = file === from.file && (step === 0 || isRest);
    const before = own && isRest === isNext;
    const part = own ? (before ? [0, from.line] : [from.line + 1, count]) : [0, count];
    const [start = 0, end = 0] = part;
    const shown = clusters.subarray(start, end);
    const found = isNext ? shown.indexOf(cluster) : shown.lastIndexOf(cluster);
    if (found >= 0) return { file, line: start + found };
  }
  return undefined;
}
