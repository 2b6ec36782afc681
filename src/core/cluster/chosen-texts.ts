import type { UniqueRows } from '../dataset/scan/unique-texts.ts';
import { evenSample } from '../math/random.ts';

/** The rows that are clustered, and their distinct texts. */
export interface ChosenTexts {
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
  /** Numbers of their texts, ascending. */
  readonly texts: Uint32Array;
  /** Chosen rows of each of `texts`. */
  readonly weights: Uint32Array;
  /** Index into `texts` of a chosen row's text. */
  readonly positionOf: (row: number) => number;
}

/** Chooses all rows, or `sample` of them spread evenly over the file. */
export function chooseTexts(
  unique: UniqueRows,
  sample: number | undefined,
  seed: number,
): ChosenTexts {
  const total = unique.textOfRow.length;
  const rows = evenSample(total, Math.min(sample ?? total, total), seed);
  const counts = new Uint32Array(unique.count);
  for (const row of rows) {
    const text = unique.textOfRow[row] ?? 0;
    counts[text] = (counts[text] ?? 0) + 1;
  }
  const texts = Uint32Array.from(counts.keys()).filter(text => counts[text] !== 0);
  const positions = new Uint32Array(unique.count);
  texts.forEach((text, position) => (positions[text] = position));
  return {
    rows,
    texts,
    weights: texts.map(text => counts[text] ?? 0),
    positionOf: row => positions[unique.textOfRow[row] ?? 0] ?? 0,
  };
}
