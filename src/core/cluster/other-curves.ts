import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked, unpackVectors } from '../math/packed-vectors.ts';
import { evenSample } from '../math/random.ts';
import { pickVectors } from '../math/vectors.ts';
import { mostAutomaticK, silhouetteCurve, type Silhouette } from './choose-k.ts';
import { sampleOf } from './sample-clustering.ts';
import { seedVectors } from './seed-vectors.ts';
import { sphericalKMeans, type WeightedVectors } from './spherical-kmeans.ts';
import { WardTree } from './ward-tree.ts';

const trees = 4;
/** Vectors of each. */
const sampleVectors = 4_000;
/** Leaves of each, or fewer when there are fewer vectors for one. */
const leaves = 128;
const vectorsPerLeaf = 4;
const passes = 8;

/**
 * Silhouettes of the cuts of smaller trees, each of a sample of its own. Which cuts of one tree are lucky depends on its
 * seed; of the mean of several curves little does.
 */
export async function otherCurves(
  data: WeightedVectors,
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Silhouette[][]> {
  const curves: Silhouette[][] = [];
  for (let tree = 1; tree <= trees; tree++) {
    const own = seed * (trees + 1) + tree;
    const sample = sampleOf(data, own, sampleVectors);
    const leafTree = await smallTree(sample, own, products, signal);
    curves.push(await silhouetteCurve(leafTree, sample.vectors, signal, mostAutomaticK));
  }
  return curves;
}

async function smallTree(
  sample: WeightedVectors,
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<WardTree> {
  const { vectors } = sample;
  const count = Math.min(leaves, Math.ceil(vectors.count / vectorsPerLeaf));
  const few = evenSample(vectors.count, count * vectorsPerLeaf, seed);
  const drawn = unpackVectors(pickPacked(vectors, few));
  const start = pickVectors(drawn, await seedVectors(drawn, count, seed, products));
  const options = { maxPasses: passes, tolerance: 0, signal, onPass: () => undefined };
  const { centroids, members } = await sphericalKMeans(sample, start, options);
  return new WardTree({ centroids, rows: members });
}
