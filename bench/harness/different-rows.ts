import { open } from 'node:fs/promises';
import { Random } from '../../src/core/math/random.ts';
import { nsmc, realLines, textOf } from './real-rows.ts';

const block = 20_000;

/**
 * Writes `count` different rows to `path`: real reviews, in each of which one word is another
 * review's, until no two are alike. Seeded.
 * @throws Missing
 */
export async function writeDifferentRows(path: string, count: number): Promise<void> {
  const reviews = (await realLines(nsmc, Infinity)).map(line => textOf(nsmc, line));
  const random = new Random(1);
  const seen = new Set<string>();
  const file = await open(path, 'w');
  try {
    for (let row = 0; row < count; row += block) {
      const lines = Array.from({ length: Math.min(block, count - row) }, (_, i) => {
        const instruction = different(reviews, (row + i) % reviews.length, seen, random);
        return `${JSON.stringify({ id: row + i, instruction })}\n`;
      });
      await file.writeFile(lines.join(''));
    }
  } finally {
    await file.close();
  }
}

function different(
  reviews: readonly string[],
  review: number,
  seen: Set<string>,
  random: Random,
): string {
  const below = (count: number): number => Math.floor(random.next() * count);
  const words = (reviews[review] ?? '').split(' ');
  for (;;) {
    const others = (reviews[below(reviews.length)] ?? '').split(' ');
    words[below(words.length)] = others[below(others.length)] ?? '';
    const text = words.join(' ');
    if (seen.has(text)) continue;
    seen.add(text);
    return text;
  }
}
