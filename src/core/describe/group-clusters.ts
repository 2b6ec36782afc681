import { WardTree } from '../cluster/ward-tree.ts';
import type { VectorSet } from '../math/vectors.ts';
import { classTfIdf, type KeyTerm } from './class-tfidf.ts';
import { TermCounts } from './term-counts.ts';

/** Clusters that lie together. */
export interface ClusterGroup {
  /** Ids, ascending. */
  readonly clusters: number[];
  /** Best first. */
  readonly terms: KeyTerm[];
}

/** So few clusters are seen at a glance. */
const leastClusters = 8;
const termsPerGroup = 5;

/**
 * Groups clusters by Ward's criterion into about √k groups, largest first; none when there are few.
 * @param centroids unit length, by id from 1
 * @param sizes rows of each cluster
 */
export function groupClusters(
  centroids: VectorSet,
  sizes: ArrayLike<number>,
  counts: readonly TermCounts[],
  compounds: ReadonlySet<string>,
): ClusterGroup[] {
  if (centroids.count < leastClusters) return [];
  const rows = Float64Array.from(sizes);
  const groups = Math.round(Math.sqrt(centroids.count));
  const groupOf = new WardTree({ centroids, rows }).cut(groups);
  const members = Array.from({ length: groups }, (): number[] => []);
  groupOf.forEach((group, cluster) => members[group]?.push(cluster));
  const terms = classTfIdf(
    members.map(clusters => sumOf(clusters, counts)),
    compounds,
    termsPerGroup,
  );
  const size = (clusters: readonly number[]): number =>
    clusters.reduce((sum, cluster) => sum + (rows[cluster] ?? 0), 0);
  return members
    .map((clusters, group) => ({ clusters, terms: terms[group] ?? [] }))
    .sort((a, b) => size(b.clusters) - size(a.clusters))
    .map(group => ({ ...group, clusters: group.clusters.map(cluster => cluster + 1) }));
}

function sumOf(clusters: readonly number[], counts: readonly TermCounts[]): TermCounts {
  const sum = new TermCounts();
  for (const cluster of clusters) {
    const one = counts[cluster];
    if (one !== undefined) sum.addAll(one);
  }
  return sum;
}
