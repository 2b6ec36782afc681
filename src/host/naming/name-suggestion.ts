import * as v from 'valibot';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import type { SuggestedName } from '../../core/naming/suggest-names.ts';

export const nameSuggestionSchema = v.object({
  cluster: v.number(),
  name: v.string(),
  /** Key terms of the cluster that was named: with others it is another cluster. */
  terms: v.array(v.string()),
});

/** A name that a language model has suggested, and for what. */
export type NameSuggestion = Readonly<v.InferOutput<typeof nameSuggestionSchema>>;

type Named = Pick<CuratedCluster, 'id' | 'name' | 'terms'>;

/** The suggestions for clusters that have no name and are what they were when it was suggested. */
export function openSuggestions(
  suggestions: readonly NameSuggestion[],
  clusters: readonly Named[],
): SuggestedName[] {
  const byCluster = new Map(suggestions.map(suggestion => [suggestion.cluster, suggestion]));
  return clusters.flatMap(cluster => {
    const { name, terms } = byCluster.get(cluster.id) ?? {};
    if (name === undefined || cluster.name !== '') return [];
    return terms?.join('\n') === termsOf(cluster).join('\n') ? [{ cluster: cluster.id, name }] : [];
  });
}

/** With further names, which take the place of earlier ones for the same clusters. */
export function withSuggestions(
  suggestions: readonly NameSuggestion[],
  clusters: readonly Named[],
  names: readonly SuggestedName[],
): NameSuggestion[] {
  const added = names.flatMap(({ cluster: id, name }) => {
    const cluster = clusters.find(one => one.id === id);
    return cluster === undefined ? [] : [{ cluster: id, name, terms: termsOf(cluster) }];
  });
  const others = suggestions.filter(({ cluster }) => added.every(one => one.cluster !== cluster));
  return [...others, ...added];
}

function termsOf({ terms }: Named): string[] {
  return terms.map(({ term }) => term);
}
