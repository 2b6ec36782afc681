import type { MatrixProducts } from '../math/matrix-products.ts';
import { vectorPlaces } from '../run/carried-texts.ts';
import { readRows, readVectors } from '../run/open-run.ts';
import type { RunRows } from '../run/run-rows.ts';
import type { Run } from '../run/run.ts';
import { candidatesOf } from '../sample/candidates.ts';
import { chooseRows, type RowVectors } from '../sample/choose-rows.ts';
import type { Sampling } from '../sample/sampling.ts';
import type { DrawnCluster } from './split.ts';

/** From what rows are drawn. */
export interface Drawable {
  /** The run folder. */
  readonly folder: string;
  readonly run: Run;
  /** The cluster that each row has now. */
  readonly cluster: Int32Array;
  /** Ids of the clusters that are kept. */
  readonly kept: readonly number[];
  /** For a varied sample; without them, as many rows are drawn at random. */
  readonly products: (() => Promise<MatrixProducts>) | undefined;
}

/** What was drawn. */
export interface Drawing {
  /** 1 for each line that was drawn. */
  readonly lines: Uint8Array;
  readonly drawn: readonly DrawnCluster[];
}

/** @throws HumanError `run-damaged`; the abort reason */
export async function drawRows(
  from: Drawable,
  sampling: Sampling,
  signal: AbortSignal,
): Promise<Drawing> {
  const { folder, run, cluster, kept, products } = from;
  const rows = await readRows(folder, run);
  const candidates = candidatesOf(kept, cluster, sampling.distinct ? rows.text : undefined);
  // A row that a person has moved is at no known distance from the centre of its cluster.
  const distance = rows.distance.map((value, row) =>
    cluster[row] === rows.cluster[row] ? value : NaN,
  );
  const vectors =
    products !== undefined && sampling.choice === 'varied'
      ? await vectorsOf(from, rows, products)
      : undefined;
  const { chosen, counts } = await chooseRows(candidates, { distance }, sampling, vectors, signal);
  const lines = new Uint8Array(run.source.lines);
  chosen.forEach((one, row) => {
    lines[(rows.line[row] ?? 1) - 1] = one;
  });
  const drawn = candidates.map((one, at) => ({
    cluster: one.cluster,
    rows: one.size,
    drawn: counts[at] ?? 0,
  }));
  return { lines, drawn };
}

async function vectorsOf(
  { folder, run }: Drawable,
  rows: RunRows,
  products: () => Promise<MatrixProducts>,
): Promise<RowVectors> {
  const places = vectorPlaces(rows.text, rows.cluster);
  return {
    vectors: await readVectors(folder, run),
    positionOf: row => places[rows.text[row] ?? 0] ?? -1,
    products: await products(),
  };
}
