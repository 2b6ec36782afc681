import { largestId } from './edit.ts';

/** How many rows each cluster has, and a fingerprint of which: kept up to date row by row. */
export class ClusterMembers {
  private readonly kept = new Int32Array(largestId + 1);
  private readonly dropped = new Int32Array(largestId + 1);
  private readonly first = new Int32Array(largestId + 1);
  private readonly second = new Int32Array(largestId + 1);

  /** @param place as in `CuratedState` */
  constructor(places: Int32Array) {
    for (let row = 0; row < places.length; row++) this.add(row, places[row] ?? 0);
  }

  add(row: number, place: number): void {
    this.change(row, place, 1);
  }

  remove(row: number, place: number): void {
    this.change(row, place, -1);
  }

  /** Rows that are not dropped one by one. */
  rows(cluster: number): number {
    return this.kept[cluster] ?? 0;
  }

  droppedRows(cluster: number): number {
    return this.dropped[cluster] ?? 0;
  }

  /** The same for the same kept rows, whatever the id of the cluster; 64 bits. */
  fingerprint(cluster: number): string {
    const hex = (value = 0): string => (value >>> 0).toString(16).padStart(8, '0');
    return `${this.rows(cluster)}-${hex(this.first[cluster])}${hex(this.second[cluster])}`;
  }

  private change(row: number, place: number, by: 1 | -1): void {
    if (place < 0) {
      this.dropped[~place] = (this.dropped[~place] ?? 0) + by;
      return;
    }
    this.kept[place] = (this.kept[place] ?? 0) + by;
    this.first[place] = (this.first[place] ?? 0) ^ mixed(row, 0x9e3779b9);
    this.second[place] = (this.second[place] ?? 0) ^ mixed(row, 0x7feb352d);
  }
}

/** The finaliser of MurmurHash3. */
function mixed(row: number, salt: number): number {
  let hash = Math.imul(row + 1, salt) ^ salt;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
