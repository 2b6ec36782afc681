import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTexts } from '../../../src/core/cluster/chosen-texts.ts';
import { textKey } from '../../../src/core/dataset/scan/text-hash.ts';
import { UniqueTexts, type UniqueRows } from '../../../src/core/dataset/scan/unique-texts.ts';

function uniqueOf(texts: readonly string[]): UniqueRows {
  const unique = new UniqueTexts();
  for (const text of texts) unique.add(textKey(text));
  return unique.finish();
}

describe('chooseTexts', () => {
  const files = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), {
    minLength: 1,
    maxLength: 60,
  });

  it('takes as many rows as are asked for, and counts them by their text', () => {
    fc.assert(
      fc.property(
        files,
        fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
        (file, sample) => {
          const chosen = chooseTexts(uniqueOf(file), sample, 3);
          expect(chosen.rows.length).toBe(Math.min(sample ?? file.length, file.length));
          const names = [...new Set(file)];
          const counts = new Map<string | undefined, number>();
          for (const row of chosen.rows) counts.set(file[row], (counts.get(file[row]) ?? 0) + 1);
          expect([...chosen.texts].map(text => counts.get(names[text]))).toEqual([
            ...chosen.weights,
          ]);
          expect(chosen.texts.length).toBe(counts.size);
          for (const row of chosen.rows) {
            expect(names[chosen.texts[chosen.positionOf(row)] ?? -1]).toBe(file[row]);
          }
        },
      ),
      { seed: 1 },
    );
  });
});
