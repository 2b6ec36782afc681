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
}

/** Words in -s whose stem without it is another word. */
const notPlural = new Set(['news', 'series', 'species', 'physics', 'mathematics', 'maths', 'us']);

/** Counts plurals as their singular when that occurs as well: `questions` as `question`. */
export function foldPlurals(classes: readonly TermCounts[]): void {
  const vocabulary = new Set(classes.flatMap(({ counts }) => [...counts.keys()]));
  for (const { counts, rows } of classes) {
    for (const [term, count] of [...counts]) {
      const singular = singularsOf(term).find(form => vocabulary.has(form));
      if (singular === undefined) continue;
      counts.delete(term);
      // A row may have both; then it was counted twice, which is bounded here.
      counts.set(singular, Math.min((counts.get(singular) ?? 0) + count, rows));
    }
  }
}

/** Forms that `term` may be the plural of. */
function singularsOf(term: string): string[] {
  if (!/^[a-z]{3,}[^suis']s$/.test(term) && !/^[a-z]{3,}(?:s|x|ch|sh)es$/.test(term)) return [];
  if (notPlural.has(term)) return [];
  if (term.endsWith('ies')) return [`${term.slice(0, -3)}y`];
  return [term.slice(0, -1), term.slice(0, -2)].filter(form => form.length >= 3);
}
