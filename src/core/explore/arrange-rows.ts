import { stableOrder } from '../math/stable-order.ts';
import type { Work } from '../progress.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import { instructionLengths } from './instruction-lengths.ts';

/** By what the rows of a table are sorted; `given` leaves them as they were found. */
export interface RowOrder {
  readonly by: 'given' | 'line' | 'distance' | 'length' | 'cluster';
  readonly descending: boolean;
}

/** Comes last whatever the direction: a row outside the sample has no distance. */
const unknownKey = 0xffffffff;

/**
 * Sorts rows; equal ones stay in the order of the file, or as they were found when that is the order.
 * @param cluster of each row of the run; 0 for none
 * @throws HumanError `source-changed` when lengths have to be read; the abort reason
 */
export async function arrangeRows(
  opened: OpenedRun,
  rows: Uint32Array,
  cluster: Int32Array,
  { by, descending }: RowOrder,
  work: Work,
): Promise<Uint32Array> {
  if (by === 'given') return descending ? rows.toReversed() : rows;
  const inFile = isAscending(rows) ? rows.slice() : rows.toSorted();
  if (by === 'line') return descending ? inFile.reverse() : inFile;
  const keys = await keysOf(opened, inFile, cluster, by, work);
  const directed = descending
    ? keys.map(key => (key === unknownKey ? key : unknownKey - 1 - key))
    : keys;
  return stableOrder(directed).map(at => inFile[at] ?? 0);
}

/** Rows of clusters are, and looking is much faster than sorting. */
function isAscending(rows: Uint32Array): boolean {
  for (let i = 1; i < rows.length; i++) if ((rows[i - 1] ?? 0) > (rows[i] ?? 0)) return false;
  return true;
}

async function keysOf(
  opened: OpenedRun,
  rows: Uint32Array,
  cluster: Int32Array,
  by: 'distance' | 'length' | 'cluster',
  work: Work,
): Promise<Uint32Array> {
  switch (by) {
    case 'length':
      return instructionLengths(opened, rows, work);
    case 'cluster':
      return rows.map(row => (cluster[row] === 0 ? unknownKey : (cluster[row] ?? unknownKey)));
    case 'distance':
      return distanceKeys(rows, opened.rows.distance);
  }
}

/** The bits of a float that is not negative grow with it. */
function distanceKeys(rows: Uint32Array, distance: Float32Array): Uint32Array {
  const bits = new Uint32Array(distance.buffer, distance.byteOffset, distance.length);
  return rows.map(row => (Number.isNaN(distance[row]) ? unknownKey : (bits[row] ?? unknownKey)));
}
