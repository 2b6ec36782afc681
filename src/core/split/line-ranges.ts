/**
 * Writes ascending numbers, of lines or of clusters, compactly: `[1, 2, 3, 7]` becomes `['1-3', '7']`.
 */
export function lineRanges(lines: Iterable<number>): string[] {
  const ranges: string[] = [];
  let first = 0;
  let last = 0;
  for (const line of lines) {
    if (line !== last + 1 || last === 0) {
      if (last > 0) ranges.push(rangeText(first, last));
      first = line;
    }
    last = line;
  }
  if (last > 0) ranges.push(rangeText(first, last));
  return ranges;
}

function rangeText(first: number, last: number): string {
  return first === last ? String(first) : `${first}-${last}`;
}
