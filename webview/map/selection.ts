import type { ScatterData } from './scatter/scatter-data.ts';

/** Points that were chosen: by a line around them, or as those of a cluster. */
export interface Selection {
  /** 1 for a chosen point, in draw order. */
  readonly marks: Uint8Array;
  readonly count: number;
}

/** All points of a cluster. */
export function clusterSelection({ cluster }: ScatterData, id: number): Selection {
  let count = 0;
  const marks = Uint8Array.from(cluster, own => {
    const mark = Number(own === id);
    count += mark;
    return mark;
  });
  return { marks, count };
}

/** Row numbers of the chosen points, ascending. */
export function selectedRows({ row }: ScatterData, { marks, count }: Selection): Uint32Array {
  const rows = new Uint32Array(count);
  let at = 0;
  marks.forEach((mark, point) => {
    if (mark === 1) rows[at++] = row[point] ?? 0;
  });
  return rows.sort();
}
