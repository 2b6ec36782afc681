import { clusterName } from './cluster-name.ts';
import type { Cluster } from '../../shared/contract.ts';

/** By what the clusters of the list are ordered. */
export const clusterOrders = [
  'size',
  'name',
  'suspicion',
  'tightness',
  'duplicates',
  'instruction',
  'output',
  'position',
] as const;

export type ClusterOrder = (typeof clusterOrders)[number];

/** What comes first has the highest number; a cluster of which it is not known comes last. */
const measures: Readonly<Record<Exclude<ClusterOrder, 'name'>, (cluster: Cluster) => number>> = {
  size: ({ rows }) => rows,
  suspicion: ({ suspicion }) => suspicion?.share ?? 0,
  tightness: ({ tightness }) => tightness,
  duplicates: ({ duplicates }) => duplicates ?? -1,
  instruction: ({ profile }) => profile?.instructionLength ?? -1,
  output: ({ profile }) => profile?.outputLength ?? -1,
  position: ({ positions }) => -meanPosition(positions ?? []),
};

/** In that order; those that are equal in it by rows, then by id. */
export function orderClusters(
  clusters: readonly Cluster[],
  order: ClusterOrder,
): readonly Cluster[] {
  const bySize = (a: Cluster, b: Cluster): number => b.rows - a.rows || a.id - b.id;
  if (order === 'name') {
    const collator = new Intl.Collator(undefined, { numeric: true });
    const names = new Map(clusters.map(cluster => [cluster, clusterName(cluster)]));
    const nameOf = (cluster: Cluster): string => names.get(cluster) ?? '';
    return clusters.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)) || bySize(a, b));
  }
  const measure = measures[order];
  return clusters.toSorted((a, b) => measure(b) - measure(a) || bySize(a, b));
}

/** Mean number of the stretch in which the rows lie; behind all stretches when there are none. */
function meanPosition(positions: readonly number[]): number {
  const rows = positions.reduce((sum, count) => sum + count, 0);
  if (rows === 0) return Number.MAX_VALUE;
  return positions.reduce((sum, count, at) => sum + at * count, 0) / rows;
}
