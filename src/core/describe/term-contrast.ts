import type { KeyTerm } from './class-tfidf.ts';
import type { TermCounts } from './term-counts.ts';

/** A key term and how much of its cluster it is found in, beside the rest. */
export interface ContrastedTerm extends KeyTerm {
  /** Share of the sampled rows of the cluster that have it. */
  readonly share: number;
  /** Share of the rows of all other clusters that have it, as far as the samples tell. */
  readonly rest: number;
}

/**
 * Says of every key term in how many rows of its cluster it stands, and in how many of the rest.
 * @param sizes rows of each class, of which `counts` are samples
 */
export function contrastTerms(
  terms: readonly (readonly KeyTerm[])[],
  counts: readonly TermCounts[],
  sizes: ArrayLike<number>,
): ContrastedTerm[][] {
  const all = counts.reduce((sum, _, index) => sum + (sizes[index] ?? 0), 0);
  const rowsWith = (term: string, index: number): number =>
    (sizes[index] ?? 0) * shareIn(counts[index], term);
  return terms.map((list, index) => {
    const others = all - (sizes[index] ?? 0);
    return list.map(({ term, score }) => {
      const everywhere = counts.reduce((sum, _, other) => sum + rowsWith(term, other), 0);
      const rest = others === 0 ? 0 : (everywhere - rowsWith(term, index)) / others;
      return { term, score, share: shareIn(counts[index], term), rest: Math.max(0, rest) };
    });
  });
}

function shareIn(counts: TermCounts | undefined, term: string): number {
  if (counts === undefined || counts.rows === 0) return 0;
  return (counts.counts.get(term) ?? 0) / counts.rows;
}
