import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickVectors, type VectorSet } from '../math/vectors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import type { ClusterThreads } from './assignment-helpers.ts';
import { automaticK, silhouetteCurve, type Silhouette } from './choose-k.ts';
import type { ClusterMethod } from './cluster-method.ts';
import { cutClusters, neighbours, polishPasses, type Neighbours } from './cut-clusters.ts';
import { fineClusters, type FineClusters } from './fine-clusters.ts';
import { otherCurves } from './other-curves.ts';
import { sampleCentroids, sampleOf } from './sample-clustering.ts';
import { sphericalKMeans, type Clustering, type WeightedVectors } from './spherical-kmeans.ts';
import { WardTree } from './ward-tree.ts';

export interface ClusterChoice {
  /** A number for the method `k-means`, which cannot choose. */
  readonly k: number | 'auto';
  readonly method: ClusterMethod;
  readonly seed: number;
}

/** Clusters of distinct texts, the one with the most rows first. */
export interface Clusters extends Neighbours {
  /** Unit length. */
  readonly centroids: VectorSet;
  /** Cluster of each text, from 0. */
  readonly index: Int32Array;
  /** The leaves of the tree; undefined for the method `k-means`. */
  readonly fine: FineClusters | undefined;
  /** Of every k that the tree offers. */
  readonly silhouettes: readonly Silhouette[];
  /** What automatic choice takes; undefined without a tree. */
  readonly automaticK: number | undefined;
}

const maxPasses = 30;
const tolerance = 0.0005;

/**
 * Clusters vectors into `k` clusters, or as many as fit best; fewer when there are fewer distinct
 * vectors. The same vectors, choice and seed give the same clusters.
 */
export async function clusterVectors(
  data: WeightedVectors,
  choice: ClusterChoice,
  products: MatrixProducts,
  work: Work,
  threads?: ClusterThreads,
): Promise<Clusters> {
  const { k, method, seed } = choice;
  const found =
    method === 'tree' || k === 'auto'
      ? await clusterByTree(data, choice, products, work, threads)
      : await clusterDirectly(data, k, seed, products, work, threads);
  const ordered = bySize(data.weights, found);
  return { ...found, ...ordered, ...(await neighbours(data, ordered, work.signal)) };
}

type Found = Clustering & Pick<Clusters, 'fine' | 'silhouettes' | 'automaticK'>;

async function clusterByTree(
  data: WeightedVectors,
  { k, seed }: ClusterChoice,
  products: MatrixProducts,
  { signal, report }: Work,
  threads: ClusterThreads | undefined,
): Promise<Found> {
  const sample = sampleOf(data, seed);
  const leaves = k === 'auto' ? 1 : k;
  const fine = await fineClusters(data, sample, leaves, seed, products, signal, threads);
  const tree = new WardTree(fine);
  const silhouettes = await silhouetteCurve(tree, sample.vectors, signal);
  const others = await otherCurves(data, seed, products, signal);
  const automatic = automaticK([silhouettes, ...others]);
  const chosen = k === 'auto' ? automatic : k;
  const meter = new ProgressMeter(report, 'cluster', 'steps', polishPasses(data, chosen));
  const cut = { k: chosen, seed, threads };
  const clustering = await cutClusters(data, tree, cut, signal, () => meter.advance(1));
  return { ...clustering, fine, silhouettes, automaticK: automatic };
}

/** k-means of its own: a start from a sample, and passes until it settles. */
async function clusterDirectly(
  data: WeightedVectors,
  k: number,
  seed: number,
  products: MatrixProducts,
  { signal, report }: Work,
  threads: ClusterThreads | undefined,
): Promise<Found> {
  const meter = new ProgressMeter(report, 'cluster', 'steps', maxPasses);
  const start = await sampleCentroids(sampleOf(data, seed), k, seed, products, signal);
  const options = { maxPasses, tolerance, signal, onPass: () => meter.advance(1), threads };
  const clustering = await sphericalKMeans(data, start, options);
  return { ...clustering, fine: undefined, silhouettes: [], automaticK: undefined };
}

/** Numbers clusters by rows, most first, then by their first text. */
function bySize(
  weights: Uint32Array,
  { centroids, index }: Clustering,
): Pick<Clusters, 'centroids' | 'index'> {
  const rows = new Float64Array(centroids.count);
  const first = new Float64Array(centroids.count).fill(Infinity);
  index.forEach((cluster, text) => {
    rows[cluster] = (rows[cluster] ?? 0) + (weights[text] ?? 1);
    first[cluster] = Math.min(first[cluster] ?? Infinity, text);
  });
  const compare = (a: number, b: number): number =>
    (rows[b] ?? 0) - (rows[a] ?? 0) || (first[a] ?? 0) - (first[b] ?? 0);
  const order = [...rows.keys()].sort(compare);
  const number = new Int32Array(order.length);
  order.forEach((cluster, at) => (number[cluster] = at));
  return {
    centroids: pickVectors(centroids, order),
    index: index.map(cluster => number[cluster] ?? 0),
  };
}
