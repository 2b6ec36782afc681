import type { TermCounts } from './term-counts.ts';

/** A term that one set of rows has more often than another. */
export interface SeparatingTerm {
  readonly term: string;
  /** Share of the rows that have it. */
  readonly share: number;
  /** Share of the rows of the other set that have it. */
  readonly other: number;
}

/** The difference in standard deviations: of what is chance, 95% is smaller. */
const leastSure = 1.96;

/**
 * The terms that tell rows from others, the surest first: by the difference of the shares of rows, divided
 * by its standard deviation if there were none (the two-proportion z-test).
 */
export function separatingTerms(
  own: TermCounts,
  others: TermCounts,
  limit: number,
): SeparatingTerm[] {
  return [...own.counts]
    .map(([term, count]) => {
      const elsewhere = others.counts.get(term) ?? 0;
      const sure = difference(count, own.rows, elsewhere, others.rows);
      return { term, share: shareOf(count, own), other: shareOf(elsewhere, others), sure };
    })
    .filter(({ sure }) => sure > leastSure)
    .sort((a, b) => b.sure - a.sure || (a.term < b.term ? -1 : 1))
    .slice(0, limit)
    .map(({ term, share, other }) => ({ term, share, other }));
}

function difference(count: number, rows: number, elsewhere: number, others: number): number {
  if (rows === 0 || others === 0) return 0;
  const all = (count + elsewhere) / (rows + others);
  const deviation = Math.sqrt(all * (1 - all) * (1 / rows + 1 / others));
  return deviation === 0 ? 0 : (count / rows - elsewhere / others) / deviation;
}

function shareOf(count: number, { rows }: TermCounts): number {
  return rows === 0 ? 0 : count / rows;
}
