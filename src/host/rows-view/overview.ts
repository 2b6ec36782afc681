import type { OverviewMark } from '../../protocol/rows-api.ts';
import { overviewMarks } from '../decorations/overview-marks.ts';
import type { ClusterLines } from '../files/cluster-lines.ts';

/** Lines that are looked at of each part: enough to see which cluster it mostly holds. */
const linesOfPart = 100;

/** The clusters of all lines in at most `parts` parts, from lines drawn evenly out of each. */
export function overviewOf(
  clusters: ClusterLines,
  colours: ReadonlyMap<number, number | null>,
  parts: number,
): OverviewMark[] {
  const lines = clusters.linesOnDisk;
  const all = clusters.range(0, lines);
  const step = Math.max(1, lines / (parts * linesOfPart));
  const drawn = Math.floor(lines / step);
  const marks = overviewMarks(at => all[Math.floor(at * step)] ?? 0, drawn, parts);
  return marks.map(({ start, end, cluster }) => ({
    start: Math.floor(start * step),
    end: Math.floor((end + 1) * step) - 1,
    cluster,
    colour: colours.get(cluster) ?? null,
  }));
}
