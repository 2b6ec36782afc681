/** Lines `start` … `end` (inclusive, 0-based) share a cluster. */
export interface ClusterMark {
  readonly start: number;
  readonly end: number;
  readonly cluster: number;
}

/**
 * What the overview ruler shows of a whole file: runs of lines of one cluster. A file with more
 * lines than `buckets` is cut into that many equal parts, and each shows its most frequent cluster.
 *
 * @param clusterOf cluster of a line, ≤ 0 for none
 * @returns at most `buckets` marks, in line order
 */
export function overviewMarks(
  clusterOf: (line: number) => number,
  lines: number,
  buckets: number,
): ClusterMark[] {
  const marks: ClusterMark[] = [];
  const parts = Math.min(lines, buckets);
  for (let part = 0; part < parts; part++) {
    const start = Math.floor((part * lines) / parts);
    const end = Math.floor(((part + 1) * lines) / parts) - 1;
    const cluster = mostFrequent(clusterOf, start, end);
    if (cluster <= 0) continue;
    const last = marks.at(-1);
    if (last?.cluster === cluster && last.end === start - 1) {
      marks[marks.length - 1] = { start: last.start, end, cluster };
    } else {
      marks.push({ start, end, cluster });
    }
  }
  return marks;
}

/** The lower id where two are equally frequent. */
function mostFrequent(clusterOf: (line: number) => number, start: number, end: number): number {
  const counts = new Map<number, number>();
  for (let line = start; line <= end; line++) {
    const cluster = clusterOf(line);
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [cluster, count] of counts) {
    if (cluster > 0 && (count > most || (count === most && cluster < best))) {
      best = cluster;
      most = count;
    }
  }
  return best;
}
