import { clusterName } from './cluster-name.ts';
import type { ClusterSection } from '../../../src/protocol/cluster-sections.ts';
import type { Cluster } from '../../shared/contract.ts';

/** A line of the list: the heading of a group, or a cluster. */
export type ListLine =
  | { readonly kind: 'group'; readonly key: string; readonly section: ClusterSection }
  | {
      readonly kind: 'cluster';
      readonly key: number;
      readonly cluster: Cluster;
      /** Key of its group; '' for a list without groups. */
      readonly group: string;
    };

/** The lines of the list in their order; those of folded groups are left out. */
export function listLines(
  sections: readonly ClusterSection[],
  folded: readonly string[],
): readonly ListLine[] {
  return sections.flatMap((section): ListLine[] => [
    ...(section.key === '' ? [] : [{ kind: 'group', key: section.key, section } as const]),
    ...(folded.includes(section.key)
      ? []
      : section.clusters.map(
          cluster => ({ kind: 'cluster', key: cluster.id, cluster, group: section.key }) as const,
        )),
  ]);
}

/** What the letters that are typed in the list are compared with. */
export function lineText(line: ListLine): string {
  return line.kind === 'group'
    ? line.section.terms.join(', ')
    : `${line.cluster.id} ${clusterName(line.cluster)}`;
}
