import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteFinder } from '../../../src/core/explore/byte-finder.ts';

function found(finder: ByteFinder, text: Buffer, start: number): number[] {
  const places: number[] = [];
  for (let from = start, at; (at = finder.find(from, text.length)) < text.length; from = at + 1) {
    places.push(at);
  }
  return places;
}

describe('bytes that are found', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'B', '\\', 'u', '가', '[', '{') });
  const bytes = fc.oneof(
    text,
    fc.tuple(text, text).map(([one, two]) => `${one.repeat(20)}${two}`),
  );

  it('are those that stand there, and every escape of a code point', () => {
    fc.assert(
      fc.property(
        bytes.map(one => Buffer.from(one)),
        fc.string({ unit: fc.constantFrom('a', 'B', '가', '{'), minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.nat({ max: 3 }),
        (block, wanted, anyCase, start) => {
          const finder = new ByteFinder(Buffer.from(wanted), anyCase);
          block.copy(finder.room(block.length));
          const all = block.toString('latin1');
          const bytesOf = Buffer.from(wanted).toString('latin1');
          const fold = (one: string): string =>
            anyCase ? one.replaceAll(/[A-Z]/g, c => c.toLowerCase()) : one;
          const expected = Array.from(block.keys()).filter(
            at =>
              at >= start &&
              (all.startsWith('\\u', at) ||
                fold(all.slice(at, at + bytesOf.length)) === fold(bytesOf)),
          );
          expect(found(finder, block, start)).toEqual(expected);
        },
      ),
    );
  });

  it('count line feeds', () => {
    const finder = new ByteFinder(Buffer.from('a'), false);
    const block = Buffer.from('a\n\n'.repeat(40));
    block.copy(finder.room(block.length));
    expect(finder.lineFeeds(0, 120)).toBe(80);
    expect(finder.lineFeeds(2, 59)).toBe(38);
    expect(finder.lineFeeds(2, 2)).toBe(0);
  });
});
