/** The token ids of a text below this; pairs are numbered above. */
const idSpace = 2 ** 17;

/**
 * Counts the features of a text's form: every token id and every pair of neighbours.
 * @returns how often each feature stands in the text; a feature is a whole number below 2^35
 */
export function countFeatures(ids: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  let previous = -1;
  for (const id of ids) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (previous >= 0) {
      const pair = (previous + 1) * idSpace + id;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    previous = id;
  }
  return counts;
}
