/**
 * Ascending row numbers as they are kept in a journal: by turns how many rows are left out and how
 * many follow one another, so rows 3, 4, 5 and 9 are `[3, 3, 3, 1]`.
 */
export type RowRanges = readonly number[];

/** @param rows ascending, each once */
export function rangesOf(rows: Iterable<number>): number[] {
  const ranges: number[] = [];
  let end = 0;
  for (const row of rows) {
    const last = ranges.length - 1;
    if (last > 0 && row === end) ranges[last] = (ranges[last] ?? 0) + 1;
    else ranges.push(row - end, 1);
    end = row + 1;
  }
  return ranges;
}

/** The rows themselves, ascending. */
export function rowsOf(ranges: RowRanges): Uint32Array {
  const rows = new Uint32Array(countRows(ranges));
  let [at, row] = [0, 0];
  for (let i = 0; i < ranges.length; i += 2) {
    row += ranges[i] ?? 0;
    for (let left = ranges[i + 1] ?? 0; left > 0; left--) rows[at++] = row++;
  }
  return rows;
}

export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, length, i) => (i % 2 === 1 ? sum + length : sum), 0);
}

/** One behind the last row. */
export function endOf(ranges: RowRanges): number {
  return ranges.reduce((sum, length) => sum + length, 0);
}

/** Whether the numbers are pairs, none negative, and no stretch is empty. */
export function areRanges(numbers: readonly number[]): boolean {
  if (numbers.length % 2 !== 0) return false;
  return numbers.every((n, i) => Number.isSafeInteger(n) && n >= (i % 2 === 1 || i > 0 ? 1 : 0));
}
