/** In how many of a cluster's sampled rows each term occurs. */
export class TermCounts {
  rows = 0;
  readonly counts = new Map<string, number>();

  /**
   * Adds a row. A term counts once a row, however often it stands there, or a single broken row that
   * repeats a word a hundred times would describe its cluster.
   */
  add(terms: ReadonlySet<string>): void {
    this.rows++;
    for (const term of terms) this.counts.set(term, (this.counts.get(term) ?? 0) + 1);
  }

  /** Adds the rows that another has counted. */
  addAll({ rows, counts }: TermCounts): void {
    this.rows += rows;
    for (const [term, count] of counts) {
      this.counts.set(term, (this.counts.get(term) ?? 0) + count);
    }
  }
}

/** Words in -s whose stem without it is another word. */
const notPlural = new Set(['news', 'series', 'species', 'physics', 'mathematics', 'maths', 'us']);

/** A singular must occur at least this often for each plural, or it is a misspelling or a name. */
const singularShare = 0.1;

/** Counts plurals as their singular when that occurs as well: `questions` as `question`. */
export function foldPlurals(classes: readonly TermCounts[]): void {
  const totals = new Map<string, number>();
  for (const { counts } of classes) {
    for (const [term, count] of counts) totals.set(term, (totals.get(term) ?? 0) + count);
  }
  for (const { counts, rows } of classes) {
    for (const [term, count] of [...counts]) {
      const least = singularShare * (totals.get(term) ?? 0);
      const singular = singularsOf(term).find(form => (totals.get(form) ?? 0) >= least);
      if (singular === undefined) continue;
      counts.delete(term);
      // A row may have both; then it was counted twice, which is bounded here.
      counts.set(singular, Math.min((counts.get(singular) ?? 0) + count, rows));
    }
  }
}

/** What an English word may be the plural of. */
function singularsOf(term: string): string[] {
  if (notPlural.has(term)) return [];
  if (/^[a-z]{2,}ies$/.test(term)) return [`${term.slice(0, -3)}y`];
  const withoutS = /^[a-z]{2,}[^sui']s$/.test(term) ? [term.slice(0, -1)] : [];
  const withoutEs = /^[a-z]{2,}(?:s|x|z|ch|sh)es$/.test(term) ? [term.slice(0, -2)] : [];
  return [...withoutS, ...withoutEs];
}
