import { clusterVectors, type ClusterChoice } from '../cluster/cluster-vectors.ts';
import { describeClusters } from '../describe/describe-clusters.ts';
import { packingScales, packVectors } from '../math/packed-vectors.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { vectorAt, type VectorSet } from '../math/vectors.ts';
import type { Work } from '../progress.ts';
import type { Preview } from './preview.ts';

/** Distinct texts of a sample with their projected vectors. */
export interface PreviewTexts {
  readonly vectors: VectorSet;
  /** Rows of each text. */
  readonly weights: Uint32Array;
  /** The texts with these numbers, which are ascending. */
  readonly texts: (numbers: Uint32Array) => Promise<string[]>;
}

const termsShown = 6;
const samplesShown = 3;
const sampleCharacters = 160;

/** Clusters the texts of a sample as a run does, and says of each cluster what shows it best. */
export async function previewClusters(
  { vectors, weights, texts }: PreviewTexts,
  choice: ClusterChoice,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Preview> {
  const quiet: Work = { signal, report: () => undefined };
  const packed = packVectors(vectors, packingScales(vectors));
  const found = await clusterVectors({ vectors: packed, weights }, choice, products, quiet);
  const { clusters: described } = await describeClusters(
    {
      clusters: found.centroids.count,
      cluster: found.index.map(index => index + 1),
      similarity: found.similarity,
      textHash: BigInt64Array.from(weights.keys(), BigInt),
      text: Uint32Array.from(weights.keys()),
      centroids: found.centroids,
      vector: text => vectorAt(vectors, text),
      examples: async numbers =>
        (await texts(numbers)).map(instruction => ({ instruction, output: undefined })),
      seed: choice.seed,
    },
    quiet,
  );
  const shown = Uint32Array.from(
    described.flatMap(({ samples }) => samples.central.slice(0, samplesShown)),
  ).sort();
  const read = await texts(shown);
  const textOf = new Map(Array.from(shown, (number, i) => [number, shorten(read[i] ?? '')]));
  const rows = new Uint32Array(found.centroids.count);
  found.index.forEach(
    (cluster, text) => (rows[cluster] = (rows[cluster] ?? 0) + (weights[text] ?? 0)),
  );
  return {
    rows: weights.reduce((sum, weight) => sum + weight, 0),
    clusters: described.map(({ id, terms, samples }) => ({
      id,
      rows: rows[id - 1] ?? 0,
      terms: terms.slice(0, termsShown).map(({ term }) => term),
      samples: samples.central.slice(0, samplesShown).map(number => textOf.get(number) ?? ''),
    })),
  };
}

function shorten(text: string): string {
  const characters = Array.from(text.slice(0, sampleCharacters * 2));
  if (characters.length <= sampleCharacters) return text;
  return `${characters.slice(0, sampleCharacters).join('')}…`;
}
