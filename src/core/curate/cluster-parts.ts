import { t } from '@vscode/l10n';
import { sampleCentroids, sampleOf } from '../cluster/sample-clustering.ts';
import { sphericalKMeans, type WeightedVectors } from '../cluster/spherical-kmeans.ts';
import { HumanError } from '../errors.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked } from '../math/packed-vectors.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import { clusterAt, type CuratedState } from './curated-state.ts';
import type { Edit } from './edit.ts';
import { rangesOf } from './row-ranges.ts';

const maxPasses = 30;
const tolerance = 0.0005;

/**
 * An edit that splits a cluster into parts by k-means on the vectors of its texts. The largest part,
 * and rows without a vector, stay in the cluster; the others get new ids.
 * @param parts 2 or more
 * @throws HumanError `cluster-alike` when its texts are too few or too alike, or `run-damaged`
 */
export async function clusterParts(
  opened: OpenedRun,
  state: CuratedState,
  cluster: number,
  parts: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Edit> {
  const { vectors, places } = await opened.readVectors();
  const placeOf = (row: number): number => places[opened.rows.text[row] ?? -1] ?? -1;
  const rows = state.places
    .map((place, row) => (clusterAt(place) === cluster && placeOf(row) >= 0 ? row : -1))
    .filter(row => row >= 0);
  const { data, textOf } = textsOf(rows, placeOf, chosen => pickPacked(vectors, chosen));
  if (data.vectors.count < parts) throw alike(cluster);
  const { seed } = opened.run.parameters;
  const start = await sampleCentroids(sampleOf(data, seed), parts, seed, products, signal);
  const options = { maxPasses, tolerance, signal, onPass: () => undefined };
  const { index, members } = await sphericalKMeans(data, start, options);
  if (members.length < 2) throw alike(cluster);
  const bySize = [...members.keys()].sort((a, b) => (members[b] ?? 0) - (members[a] ?? 0));
  return {
    kind: 'split',
    cluster,
    parts: bySize.slice(1).map((part, at) => ({
      id: state.highest + 1 + at,
      rows: rangesOf(rows.filter((_, i) => index[textOf[i] ?? 0] === part)),
    })),
  };
}

/** The distinct texts of some rows; `textOf` has for each row the number of its text among them. */
function textsOf(
  rows: Int32Array,
  placeOf: (row: number) => number,
  pick: (places: number[]) => WeightedVectors['vectors'],
): { readonly data: WeightedVectors; readonly textOf: Int32Array } {
  const numbers = new Map<number, number>();
  const textOf = rows.map(row => {
    const place = placeOf(row);
    const known = numbers.get(place) ?? numbers.size;
    numbers.set(place, known);
    return known;
  });
  const weights = new Uint32Array(numbers.size);
  for (const text of textOf) weights[text] = (weights[text] ?? 0) + 1;
  return { data: { vectors: pick([...numbers.keys()]), weights }, textOf };
}

function alike(cluster: number): HumanError {
  return new HumanError(
    'cluster-alike',
    t('The rows of cluster {0} are too few or too much alike to be split.', cluster),
  );
}
