import type * as vscode from 'vscode';
import { noCluster } from '../../core/run/line-clusters.ts';
import { clusterName } from '../cluster-name.ts';
import type { FileResult } from '../files/clustered-file.ts';
import { readSetting } from '../settings/settings.ts';

/** Lines above and below the visible ones that are decorated too, so that scrolling shows no gap. */
const marginLines = 50;

/** What a line shows in the gutter. */
export interface DrawnLine {
  /** 0-based. */
  readonly line: number;
  readonly shows: number | 'stale';
  /** What stands behind the line, if labels are on. */
  readonly label: string | undefined;
}

interface LineSpan {
  readonly first: number;
  readonly count: number;
}

/** What the gutter shows on the visible lines of an editor and around them. */
export function linesNear(editor: vscode.TextEditor, { run, lines }: FileResult): DrawnLine[] {
  const names = readSetting('decorations.label', editor.document.uri)
    ? new Map(run.clusters.map(cluster => [cluster.id, clusterName(cluster)]))
    : undefined;
  const near: DrawnLine[] = [];
  for (const { first, count } of spansNear(editor)) {
    lines.range(first, count).forEach((cluster, index) => {
      const line = first + index;
      if (cluster > 0) near.push({ line, shows: cluster, label: names?.get(cluster) });
      else if (cluster === noCluster.stale) near.push({ line, shows: 'stale', label: undefined });
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
