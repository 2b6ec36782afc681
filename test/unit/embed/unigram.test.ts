import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unigram, type UnigramVocabulary } from '../../../src/core/embed/tokens/unigram.ts';

const letters = ['a', 'b', 'c', '가', '🦜'];
const word = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength });

const vocabulary: fc.Arbitrary<UnigramVocabulary> = fc
  .uniqueArray(fc.tuple(word(3), fc.integer({ min: -50, max: -1 })), {
    minLength: 1,
    maxLength: 20,
    selector: ([piece]) => piece,
  })
  .map(entries => ({
    pieces: ['<unk>', ...entries.map(([piece]) => piece)],
    // Fractions of a power of two, whose sums are exact.
    scores: Float64Array.of(0, ...entries.map(([, score]) => score / 8)),
    unknown: 0,
  }));

/** The best score over all ways to cut `text`, unknown characters one by one. */
function bestScore({ pieces, scores }: UnigramVocabulary, text: readonly string[]): number {
  if (text.length === 0) return 0;
  const unknown = Math.min(...scores) - 10;
  let best = -Infinity;
  for (let length = 1; length <= text.length; length++) {
    const id = pieces.indexOf(text.slice(0, length).join(''));
    const score = id > 0 ? scores[id] : length === 1 ? unknown : undefined;
    if (score !== undefined) {
      best = Math.max(best, score + bestScore({ pieces, scores, unknown: 0 }, text.slice(length)));
    }
  }
  return best;
}

describe('Unigram', () => {
  it('finds a segmentation of the best score, which spells the text', () => {
    fc.assert(
      fc.property(vocabulary, word(8), (given, text) => {
        const ids = new Unigram(given).segment(text);
        fc.pre(!ids.includes(given.unknown));
        expect(ids.map(id => given.pieces[id]).join('')).toBe(text);
        const score = ids.reduce((sum, id) => sum + (given.scores[id] ?? 0), 0);
        expect(score).toBe(bestScore(given, Array.from(text)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('gives unknown characters in a row one id', () => {
    const unigram = new Unigram({
      pieces: ['<unk>', 'a', 'bc'],
      scores: Float64Array.of(0, -1, -2),
      unknown: 0,
    });
    expect(unigram.segment('axyzbc🦜a')).toEqual([1, 0, 2, 0, 1]);
    expect(unigram.segment('b')).toEqual([0]);
    expect(unigram.segment('')).toEqual([]);
  });

  it('prefers the longer last piece among equals', () => {
    const unigram = new Unigram({
      pieces: ['<unk>', 'a', 'b', 'ab', 'bc', 'c'],
      scores: Float64Array.of(0, -1, -1, -2, -2, -1),
      unknown: 0,
    });
    expect(unigram.segment('abc')).toEqual([1, 4]);
  });
});
