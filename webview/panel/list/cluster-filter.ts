import type { Cluster } from '../../shared/contract.ts';

/** Which clusters are listed, whatever they are called. */
export const shownClusters = ['all', 'kept', 'dropped', 'suggested'] as const;

export type ShownClusters = (typeof shownClusters)[number];

/** The clusters of that kind, in their order. Those that are dropped are suggested no more. */
export function clustersShown(
  clusters: readonly Cluster[],
  shown: ShownClusters,
  dropped: ReadonlySet<number>,
): readonly Cluster[] {
  if (shown === 'all') return clusters;
  if (shown === 'dropped') return clusters.filter(({ id }) => dropped.has(id));
  const kept = clusters.filter(({ id }) => !dropped.has(id));
  return shown === 'kept' ? kept : kept.filter(({ suspicion }) => suspicion !== undefined);
}

/** By rows, then by id. After k has changed, ids no longer say which is largest. */
export function largestFirst(clusters: readonly Cluster[]): readonly Cluster[] {
  return clusters.toSorted((a, b) => b.rows - a.rows || a.id - b.id);
}

/**
 * The clusters that match every word of `query`, in their order. A number matches the cluster of
 * that id; anything matches a key term, name, type or note that contains it, whatever its case or
 * Unicode form.
 */
export function filterClusters(clusters: readonly Cluster[], query: string): readonly Cluster[] {
  const words = folded(query)
    .split(/[\s,]+/u)
    .filter(word => word !== '');
  if (words.length === 0) return clusters;
  return clusters.filter(cluster => {
    const said = [cluster.name, cluster.type, cluster.note];
    const terms = [...said, ...cluster.terms.map(({ term }) => term)].map(folded);
    return words.every(word => isId(word, cluster.id) || terms.some(term => term.includes(word)));
  });
}

function isId(word: string, id: number): boolean {
  return /^#?\d+$/u.test(word) && Number(word.replace('#', '')) === id;
}

/** Korean typed on a Mac is decomposed; key terms are not. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
