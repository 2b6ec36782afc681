import type * as vscode from 'vscode';
import { noCluster } from '../../core/run/line-clusters.ts';
import { clusterName } from '../cluster-name.ts';
import { lookOf, plainLook, type ClusterLook } from './cluster-icon.ts';
import type { DocumentRun } from '../files/clustered-files.ts';
import { readSetting } from '../settings/settings.ts';

/** Lines above and below the visible ones that are decorated too, so that scrolling shows no gap. */
const marginLines = 50;

/** What a line shows in the gutter. */
export interface DrawnLine {
  /** 0-based. */
  readonly line: number;
  readonly shows: number | 'stale' | 'dropped';
  /** How its cluster looks; undefined without one. */
  readonly look: ClusterLook | undefined;
  /** What stands behind the line, if labels are on. */
  readonly label: string | undefined;
}

interface LineSpan {
  readonly first: number;
  readonly count: number;
}

/** What the gutter shows on the visible lines of an editor and around them. */
export function linesNear(
  editor: vscode.TextEditor,
  { result: { run }, part: { lines } }: DocumentRun,
): DrawnLine[] {
  const labelled = readSetting('decorations.label', editor.document.uri);
  const clusters = new Map(
    run.clusters.map(cluster => [
      cluster.id,
      { look: lookOf(cluster), label: labelled ? clusterName(cluster) : undefined },
    ]),
  );
  const near: DrawnLine[] = [];
  for (const { first, count } of spansNear(editor)) {
    lines.range(first, count).forEach((cluster, index) => {
      const line = first + index;
      if (cluster > 0) {
        const { look = plainLook(cluster), label } = clusters.get(cluster) ?? {};
        near.push({ line, shows: cluster, look, label });
      } else if (cluster === noCluster.stale || cluster === noCluster.dropped) {
        const shows = cluster === noCluster.stale ? 'stale' : 'dropped';
        near.push({ line, shows, look: undefined, label: undefined });
      }
    });
  }
  return near;
}

/** The visible lines with a margin; more than one span where lines are folded, never overlapping. */
function spansNear({ visibleRanges, document }: vscode.TextEditor): LineSpan[] {
  const spans: LineSpan[] = [];
  let next = 0;
  for (const { start, end } of visibleRanges) {
    const first = Math.max(next, start.line - marginLines);
    const count = Math.min(end.line + marginLines + 1, document.lineCount) - first;
    if (count <= 0) continue;
    spans.push({ first, count });
    next = first + count;
  }
  return spans;
}
