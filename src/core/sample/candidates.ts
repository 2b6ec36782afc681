import type { Stratum } from './allocate.ts';

/** The rows of one cluster that can be drawn. */
export interface Candidates extends Stratum {
  /** Cluster id. */
  readonly cluster: number;
  /** Ascending. */
  readonly rows: Uint32Array;
}

/**
 * The rows of the clusters `ids` that can be drawn, by cluster in that order.
 * @param cluster of each row
 * @param text number of each row's text, if of equal texts only the first row counts
 */
export function candidatesOf(
  ids: readonly number[],
  cluster: Int32Array,
  text: Int32Array | undefined,
): Candidates[] {
  const sizes = new Map(ids.map(id => [id, 0]));
  const lists = new Map(ids.map((id): [number, number[]] => [id, []]));
  const seen = new Uint8Array(text === undefined ? 0 : largest(text) + 1);
  cluster.forEach((id, row) => {
    const list = lists.get(id);
    if (list === undefined) return;
    sizes.set(id, (sizes.get(id) ?? 0) + 1);
    const number = text?.[row] ?? -1;
    if (seen[number] === 1) return;
    seen[number] = 1;
    list.push(row);
  });
  return ids.map(id => {
    const rows = Uint32Array.from(lists.get(id) ?? []);
    return { cluster: id, rows, size: sizes.get(id) ?? 0, available: rows.length };
  });
}

function largest(values: Int32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
