import type { TermCounts } from './term-counts.ts';

export interface KeyTerm {
  readonly term: string;
  readonly score: number;
}

/** A term of one row only is chance, unless the cluster has few rows. */
const fewRows = 10;
/** A noun that is mostly seen inside a compound is said by the compound. */
const mostlyInside = 0.6;

/**
 * Key terms of every class by class-based TF-IDF, `tf · log(1 + A / f)` with tf the share of the
 * term among the terms of the class, A the mean number of terms a class, and f the count of the term
 * in all classes (Grootendorst, BERTopic, arXiv:2203.05794).
 * @param compounds terms that contain others; a part that adds nothing to its compound is left out
 * @returns for every class its best terms, best first, at most `limit`
 */
export function classTfIdf(
  classes: readonly TermCounts[],
  compounds: ReadonlySet<string>,
  limit: number,
): KeyTerm[][] {
  const totals = classes.map(({ counts }) => sum(counts.values()));
  const mean = sum(totals) / Math.max(1, classes.length);
  const frequency = new Map<string, number>();
  for (const { counts } of classes) {
    for (const [term, count] of counts) frequency.set(term, (frequency.get(term) ?? 0) + count);
  }
  return classes.map((one, index) => {
    const total = totals[index] ?? 0;
    const scored = [...frequentTerms(one)].map(([term, count]): KeyTerm => {
      const f = frequency.get(term) ?? count;
      return { term, score: (count / total) * Math.log(1 + mean / f) };
    });
    scored.sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
    return withoutParts(scored, one.counts, compounds, limit);
  });
}

function frequentTerms({ rows, counts }: TermCounts): [string, number][] {
  const all = [...counts];
  const frequent = all.filter(([, count]) => count > 1);
  return rows < fewRows || frequent.length === 0 ? all : frequent;
}

function withoutParts(
  scored: readonly KeyTerm[],
  counts: ReadonlyMap<string, number>,
  compounds: ReadonlySet<string>,
  limit: number,
): KeyTerm[] {
  const whole = scored.filter(({ term }) => compounds.has(term));
  const isPart = ({ term }: KeyTerm): boolean =>
    whole.some(
      ({ term: compound }) =>
        compound !== term &&
        compound.includes(term) &&
        (counts.get(compound) ?? 0) >= mostlyInside * (counts.get(term) ?? 0),
    );
  const kept: KeyTerm[] = [];
  for (const term of scored) {
    if (kept.length === limit) break;
    if (!isPart(term)) kept.push(term);
  }
  return kept;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
