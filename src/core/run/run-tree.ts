import { t } from '@vscode/l10n';
import type { WeightedVectors } from '../cluster/spherical-kmeans.ts';
import { WardTree } from '../cluster/ward-tree.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import { vectorPlaces } from './carried-texts.ts';
import { noCluster } from './line-clusters.ts';
import { readFine, readVectors, runDamaged } from './open-run.ts';
import type { RunRows } from './run-rows.ts';
import type { Run } from './run.ts';

/** What it takes to cut the tree of a run again. */
export interface RunTree {
  readonly tree: WardTree;
  /** The clustered texts and how many clustered rows each has. */
  readonly data: WeightedVectors;
  /** Where each text stands among them, by its number; −1 for one without a cluster. */
  readonly places: Int32Array;
}

/** The vectors of the clustered texts of a run. */
export interface TextVectors {
  readonly vectors: PackedVectors;
  /** Where each text stands among them, by its number; −1 for one without a cluster. */
  readonly places: Int32Array;
}

/** How rows divide among the clusters of one k, before they are polished. */
export interface OfferedCut {
  readonly k: number;
  /** Rows of every cluster, most first. */
  readonly sizes: readonly number[];
}

/**
 * The cuts that the tree of a run offers, by k; none without a tree. No vector is read for it.
 * @throws HumanError `run-damaged`
 */
export async function offeredCuts(folder: string, run: Run): Promise<readonly OfferedCut[]> {
  const fine = await readFine(folder, run);
  if (fine === undefined) return [];
  const tree = new WardTree({ centroids: fine.centroids, rows: fine.numbers });
  return run.silhouettes.map(({ k }) => ({ k, sizes: tree.sizes(k) }));
}

/**
 * Reads the vectors of a run without its tree.
 * @throws HumanError `run-damaged`
 */
export async function readTextVectors(
  folder: string,
  run: Run,
  rows: RunRows,
): Promise<TextVectors> {
  const vectors = await readVectors(folder, run);
  return { vectors, places: vectorPlaces(rows.text, rows.cluster) };
}

/**
 * Reads the tree of a run; undefined when it was made without one.
 * @throws HumanError `run-damaged`
 */
export async function readTree(
  folder: string,
  run: Run,
  rows: RunRows,
): Promise<RunTree | undefined> {
  const fine = await readFine(folder, run);
  if (fine === undefined) return undefined;
  const vectors = await readVectors(folder, run);
  const places = vectorPlaces(rows.text, rows.cluster);
  const weights = new Uint32Array(vectors.count);
  rows.cluster.forEach((cluster, row) => {
    if (cluster === noCluster.unclustered) return;
    const place = places[rows.text[row] ?? 0] ?? 0;
    weights[place] = (weights[place] ?? 0) + 1;
  });
  if (fine.centroids.dimensions !== vectors.dimensions || weights.includes(0)) {
    throw runDamaged(folder, t('its vectors do not fit its rows'));
  }
  const tree = new WardTree({ centroids: fine.centroids, rows: fine.numbers });
  return { tree, data: { vectors, weights }, places };
}
