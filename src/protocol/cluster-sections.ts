import type { CuratedCluster, ShownRun } from '../core/curate/curated-view.ts';

/** Clusters that are listed together. */
export interface ClusterSection {
  /** Unique in the list; '' for a list without groups. */
  readonly key: string;
  /** Best first; none for clusters that are in no group. */
  readonly terms: readonly string[];
  readonly clusters: readonly CuratedCluster[];
}

/**
 * The listed clusters by the groups of the run, in the order of these; what is in no group comes last. One
 * section without a heading when there are no groups or they are not wanted.
 */
export function clusterSections(
  clusters: readonly CuratedCluster[],
  groups: ShownRun['groups'],
  grouped: boolean,
): readonly ClusterSection[] {
  if (!grouped || groups === undefined || groups.length === 0) {
    return [{ key: '', terms: [], clusters }];
  }
  const groupOf = new Map(groups.flatMap((group, at) => group.clusters.map(id => [id, at])));
  const members = (at: number | undefined): readonly CuratedCluster[] =>
    clusters.filter(({ id }) => groupOf.get(id) === at);
  return [
    ...groups.map(({ terms }, at) => ({
      key: `group-${at}`,
      terms: terms.map(({ term }) => term),
      clusters: members(at),
    })),
    { key: 'group-none', terms: [], clusters: members(undefined) },
  ].filter(section => section.clusters.length > 0);
}
