import { noCluster, type LineClusters } from '../../core/run/line-clusters.ts';
import { LineMap } from './line-map.ts';
import type { LineEdit } from './line-replacement.ts';
import { changedLine } from './line-segments.ts';

/** What is known of a line that belongs to a cluster. */
export interface LineCluster {
  readonly cluster: number;
  /** Second-nearest cluster; 0 when there is none. */
  readonly second: number;
  /** 1 − cosine to the centroid. */
  readonly distance: number;
}

/** The clusters of a document's lines (0-based), through the edits since they were read from disk. */
export class ClusterLines {
  private readonly map: LineMap;
  private readonly staleOnDisk: number;

  constructor(private readonly disk: LineClusters) {
    // An editor shows an empty line behind the last line break, which is no line of the file.
    this.map = new LineMap(disk.cluster.length + 1);
    this.staleOnDisk = disk.cluster.reduce((sum, c) => (c === noCluster.stale ? sum + 1 : sum), 0);
  }

  /** Lines of the file on disk. */
  get linesOnDisk(): number {
    return this.disk.cluster.length;
  }

  /** The same without the edits: the lines of the file, not of the document. */
  asOnDisk(): ClusterLines {
    return new ClusterLines(this.disk);
  }

  /** Where a line of the document is on disk (0-based); undefined when it was changed since. */
  onDisk(line: number): number | undefined {
    const origin = this.map.originOf(line);
    return origin === changedLine || origin >= this.linesOnDisk ? undefined : origin;
  }

  /** Cluster id ≥ 1, or one of `noCluster`. */
  clusterOf(line: number): number {
    const origin = this.map.originOf(line);
    if (origin === changedLine) return noCluster.stale;
    return this.disk.cluster[origin] ?? noCluster.invalid;
  }

  /** Undefined for a line without a cluster. */
  at(line: number): LineCluster | undefined {
    const cluster = this.clusterOf(line);
    if (cluster <= 0) return undefined;
    const origin = this.map.originOf(line);
    return {
      cluster,
      second: this.disk.second[origin] ?? 0,
      distance: this.disk.distance[origin] ?? NaN,
    };
  }

  /** Clusters of `count` lines from `first` on, in one pass. */
  range(first: number, count: number): Int16Array {
    const clusters = new Int16Array(count).fill(noCluster.stale);
    for (const run of this.map.untouched()) {
      const from = Math.max(run.line, first);
      const to = Math.min(run.line + run.count, first + count);
      for (let line = from; line < to; line++) {
        clusters[line - first] =
          this.disk.cluster[run.origin + line - run.line] ?? noCluster.invalid;
      }
    }
    return clusters;
  }

  /** Lines whose text was not there when the run was made; some may be counted that are gone again. */
  get stale(): number {
    return this.staleOnDisk + this.map.changedLines;
  }

  /** Follows one change of the document; see `LineMap.apply`. */
  apply(edits: readonly LineEdit[], lengthAfter: (line: number) => number): void {
    this.map.apply(edits, lengthAfter);
  }
}
