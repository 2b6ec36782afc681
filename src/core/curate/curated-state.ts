import { noCluster } from '../run/line-clusters.ts';
import { ClusterMembers } from './cluster-members.ts';
import { noMarks, sameMarks, type ClusterMarks } from './cluster-marks.ts';

/** Clusters as a run has them. */
export interface RunClusters {
  readonly clusters: readonly { readonly id: number; readonly rows: number }[];
  /** Cluster of each row; 0 for a row outside the sample. */
  readonly cluster: Int32Array;
  /** The highest id that a cluster of the run has or had. */
  readonly highest: number;
}

/** What one edit changes, so that it can be taken back. */
export interface Step {
  readonly marks: readonly {
    readonly id: number;
    readonly before: ClusterMarks;
    readonly after: ClusterMarks;
  }[];
  /** Rows whose place changes, with their places before and after. */
  readonly rows: Uint32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** What a run's clusters are after a person's changes. */
export class CuratedState {
  /** Of each row its cluster c, or ~c when the row is dropped; c is 0 for a row outside the sample. */
  readonly places: Int32Array;
  readonly members: ClusterMembers;
  private readonly marks = new Map<number, ClusterMarks>();
  private readonly empty: ReadonlySet<number>;
  private highestId: number;

  constructor({ clusters, cluster, highest }: RunClusters) {
    this.places = Int32Array.from(cluster);
    this.members = new ClusterMembers(this.places);
    this.empty = new Set(clusters.filter(({ rows }) => rows === 0).map(({ id }) => id));
    this.highestId = clusters.reduce((most, { id }) => Math.max(most, id), highest);
  }

  /** The highest id that any cluster has or had. */
  get highest(): number {
    return this.highestId;
  }

  /** What was said about clusters, also of ids that are in use no more. */
  get marked(): ReadonlyMap<number, ClusterMarks> {
    return this.marks;
  }

  marksOf(id: number): ClusterMarks {
    return this.marks.get(id) ?? noMarks;
  }

  /** Whether there is such a cluster: one with rows, or one of the run that never had any. */
  has(id: number): boolean {
    const { members } = this;
    return id > 0 && (members.rows(id) + members.droppedRows(id) > 0 || this.empty.has(id));
  }

  /** Ids of the clusters there are, ascending. */
  ids(): number[] {
    const ids: number[] = [];
    for (let id = 1; id <= this.highestId; id++) if (this.has(id)) ids.push(id);
    return ids;
  }

  reserve(id: number): void {
    this.highestId = Math.max(this.highestId, id);
  }

  /** Makes the change of `step`. */
  apply({ marks, rows, before, after }: Step): void {
    for (const { id, after: now } of marks) this.mark(id, now);
    this.move(rows, before, after);
  }

  /** Takes the change of `step` back, which must be the last that was made. */
  revert({ marks, rows, before, after }: Step): void {
    for (const { id, before: earlier } of marks) this.mark(id, earlier);
    this.move(rows, after, before);
  }

  private mark(id: number, marks: ClusterMarks): void {
    this.reserve(id);
    if (sameMarks(marks, noMarks)) this.marks.delete(id);
    else this.marks.set(id, marks);
  }

  private move(rows: Uint32Array, from: Int32Array, to: Int32Array): void {
    const { members, places } = this;
    let highest = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const place = to[at] ?? 0;
      members.remove(row, from[at] ?? 0);
      members.add(row, place);
      places[row] = place;
      highest = Math.max(highest, clusterAt(place));
    }
    this.reserve(highest);
  }
}

/** The cluster of a place, dropped or not. */
export function clusterAt(place: number): number {
  return place < 0 ? ~place : place;
}

/** The same place for a row of another cluster. */
export function placeIn(cluster: number, place: number): number {
  return place < 0 ? ~cluster : cluster;
}

/** What stands for a place in the clusters of lines. */
export function lineClusterOf(place: number): number {
  return place < 0 ? noCluster.dropped : place;
}
