import { keepIds } from '../cluster/keep-ids.ts';
import type { Clustering } from '../cluster/spherical-kmeans.ts';
import { pickVectors, vectorAt, vectorSet } from '../math/vectors.ts';
import { noCluster } from './line-clusters.ts';
import type { RunRows } from './run-rows.ts';
import type { RunTree } from './run-tree.ts';
import type { NumberedCentroids } from './run-vectors.ts';

/** Clusters with the ids they are known by. */
export interface NamedClusters {
  /** In ascending order of their ids. */
  readonly clustering: Clustering;
  readonly ids: readonly number[];
  /** For every cluster with an id that is new: the id that most of its rows had before. */
  readonly origins: readonly { readonly id: number; readonly from: number }[];
}

/**
 * Gives the clusters of a run's texts the ids of those before them.
 * @param known the clusters of the run, with those whose ids are in use no more
 * @param highest the highest id that a person has given to rows
 */
export function nameClusters(
  rows: RunRows,
  { data, places }: RunTree,
  known: NumberedCentroids,
  found: Clustering,
  highest: number,
): NamedClusters {
  const before = new Int32Array(data.vectors.count);
  rows.text.forEach((text, row) => {
    const place = places[text] ?? -1;
    const cluster = rows.cluster[row] ?? noCluster.unclustered;
    if (place >= 0 && cluster !== noCluster.unclustered) before[place] = cluster;
  });
  const earlier = { ids: [...known.numbers], centroids: known.centroids };
  const overlap = { before, now: found.index, weights: data.weights };
  const kept = keepIds(earlier, found.centroids, overlap, highest);
  const order = [...kept.ids.keys()].sort((a, b) => (kept.ids[a] ?? 0) - (kept.ids[b] ?? 0));
  const ids = order.map(cluster => kept.ids[cluster] ?? 0);
  const origins = order.flatMap(cluster => {
    const [id = 0, from = 0] = [kept.ids[cluster], kept.origins[cluster]];
    return earlier.ids.includes(id) ? [] : [{ id, from }];
  });
  return { clustering: reordered(found, order), ids, origins };
}

function reordered({ centroids, index, members, passes }: Clustering, order: number[]): Clustering {
  const place = new Int32Array(order.length);
  order.forEach((cluster, at) => (place[cluster] = at));
  return {
    centroids: pickVectors(centroids, order),
    index: index.map(cluster => place[cluster] ?? 0),
    members: Float64Array.from(order, cluster => members[cluster] ?? 0),
    passes,
  };
}

/** What the run keeps of its centroids: those of the clusters, then those of ids that are in use no more. */
export function keptCentroids(
  { ids, clustering: { centroids } }: NamedClusters,
  known: NumberedCentroids,
): NumberedCentroids {
  const gone = [...known.numbers.keys()].filter(at => !ids.includes(known.numbers[at] ?? 0));
  const all = vectorSet(ids.length + gone.length, centroids.dimensions);
  all.values.set(centroids.values);
  gone.forEach((at, i) => vectorAt(all, ids.length + i).set(vectorAt(known.centroids, at)));
  return {
    numbers: Float64Array.of(...ids, ...gone.map(at => known.numbers[at] ?? 0)),
    centroids: all,
  };
}
