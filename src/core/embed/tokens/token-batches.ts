/**
 * Orders texts by their number of tokens and cuts them into batches whose padded size stays within
 * a budget, since padding is what costs most when lengths are mixed.
 * @param lengths tokens of each text
 * @param budget most cells (texts × longest text) of a batch; a longer text is a batch of its own
 */
export function* tokenBatches(
  positions: readonly number[],
  lengths: (position: number) => number,
  budget: number,
): Generator<readonly number[]> {
  const byLength = [...positions].sort((a, b) => lengths(a) - lengths(b) || a - b);
  let batch: number[] = [];
  for (const position of byLength) {
    if (batch.length > 0 && (batch.length + 1) * lengths(position) > budget) {
      yield batch;
      batch = [];
    }
    batch.push(position);
  }
  if (batch.length > 0) yield batch;
}
