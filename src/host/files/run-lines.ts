import type * as vscode from 'vscode';
import type { MovedLines } from '../../core/curate/curated-view.ts';
import { noCluster, type LineClusters } from '../../core/run/line-clusters.ts';
import { ClusterLines } from './cluster-lines.ts';

/** A file of a run. */
export interface RunFile {
  readonly uri: vscode.Uri;
  /** Lines of the run before its first one; undefined for a file that came later. */
  readonly first: number | undefined;
  /** Whether its rows are its lines, so that an editor can show their clusters. */
  readonly isText: boolean;
  /** The file that has its rows as lines in UTF-8, from which `skipped` line on. */
  readonly linesPath: string;
  readonly skipped: number;
}

/** A file of a run with the clusters of its lines. */
export interface FilePart extends RunFile {
  readonly lines: ClusterLines;
}

/** The clusters of all lines of a run, file by file: of one file, or of those of a set, one after the other. */
export class RunLines {
  readonly parts: readonly FilePart[];
  private readonly byPath: ReadonlyMap<string, FilePart>;

  /** @param files with how many of the lines on disk are theirs, one after the other */
  constructor(
    private readonly disk: LineClusters,
    files: readonly (RunFile & { readonly count: number })[],
  ) {
    let next = 0;
    this.parts = files.map(({ count, ...file }) => {
      const lines = new ClusterLines(slice(disk, next, count));
      next += count;
      return { ...file, lines };
    });
    this.byPath = new Map(this.parts.map(part => [part.uri.fsPath, part]));
  }

  /** Undefined for a document with no lines in the run. */
  partOf({ scheme, fsPath }: vscode.Uri): FilePart | undefined {
    return scheme === 'file' ? this.byPath.get(fsPath) : undefined;
  }

  /** Whether what is on disk is byte for byte what the run is of. */
  get isCurrentOnDisk(): boolean {
    return this.disk.current;
  }

  /** Lines whose text was not there when the run was made; some may be counted that are gone again. */
  get stale(): number {
    return this.parts.reduce((sum, { lines }) => sum + lines.stale, 0);
  }

  /** Gives lines on disk to other clusters. */
  move({ lines, cluster, second, distance }: MovedLines): void {
    if (!this.disk.current) return;
    lines.forEach((line, at) => {
      this.disk.cluster[line] = cluster[at] ?? noCluster.stale;
      this.disk.second[line] = second[at] ?? 0;
      this.disk.distance[line] = distance[at] ?? NaN;
    });
  }
}

/** Views of the same memory, so that what is moved there is moved here. */
function slice(disk: LineClusters, first: number, lines: number): LineClusters {
  const { cluster, second, distance, current } = disk;
  const end = first + lines;
  return {
    cluster: cluster.subarray(first, end),
    second: second.subarray(first, end),
    distance: distance.subarray(first, end),
    current,
  };
}
