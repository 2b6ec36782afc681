import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteFinder } from '../../../src/core/explore/byte-finder.ts';

function found(finder: ByteFinder, block: Buffer, start: number): number[] {
  const places: number[] = [];
  for (let from = start, at; (at = finder.find(from, block.length)) < block.length; from = at + 1) {
    places.push(at);
  }
  return places;
}

/** One part for each code unit: as it stands, or as an escape. */
type Written = readonly (readonly [string, 'raw' | 'lower' | 'upper'])[];

function bytesOf(written: Written): { bytes: Buffer; places: number[]; units: string } {
  const parts: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  for (const [char, how] of written) {
    for (const unit of how === 'raw' ? [char] : char.split('')) {
      const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
      const text = how === 'raw' ? char : `\\u${how === 'lower' ? digits : digits.toUpperCase()}`;
      const bytes = Buffer.from(text);
      // Both halves of a pair that stands as it is begin where it does.
      for (let half = 0; half < (how === 'raw' ? char.length : 1); half++) places.push(at);
      parts.push(bytes);
      at += bytes.length;
    }
  }
  return { bytes: Buffer.concat(parts), places, units: written.map(([char]) => char).join('') };
}

/** Where the text stands in what is written: its beginning if that is all raw, or its first escape. */
function expectedPlaces(written: Written, wanted: string, anyCase: boolean): number[] {
  const { bytes, places, units } = bytesOf(written);
  const fold = (text: string): string =>
    anyCase ? text.replaceAll(/[A-Z]/g, char => char.toLowerCase()) : text;
  const hits = new Set<number>();
  for (let at = 0; (at = fold(units).indexOf(fold(wanted), at)) >= 0; at++) {
    const own = places.slice(at, at + wanted.length);
    hits.add(own.find(place => bytes[place] === 0x5c) ?? own[0] ?? NaN);
  }
  return [...hits].sort((a, b) => a - b);
}

describe('a text that is looked for in bytes', () => {
  // None that stands in an escape itself, where it would be found too.
  const char = fc.constantFrom('g', 'G', 'z', '가', '나', '{', '[', '\u{1f600}');
  const how = fc.constantFrom<'raw' | 'lower' | 'upper'>('raw', 'raw', 'lower', 'upper');
  const written = fc.array(fc.tuple(char, how), { maxLength: 60 });
  const text = fc.string({ unit: char, minLength: 1, maxLength: 4 });

  it('is found wherever it stands, whatever of it is an escape', () => {
    fc.assert(
      fc.property(written, text, fc.boolean(), (parts, wanted, anyCase) => {
        const finder = new ByteFinder(wanted, anyCase);
        const { bytes } = bytesOf(parts);
        bytes.copy(finder.room(bytes.length));
        expect(found(finder, bytes, 0)).toEqual(expectedPlaces(parts, wanted, anyCase));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not found before the place from which, or behind that up to which, it is looked for', () => {
    const finder = new ByteFinder('가', false);
    const bytes = Buffer.from('가 가 \\uac00 가');
    bytes.copy(finder.room(bytes.length));
    expect(found(finder, bytes, 1)).toEqual([4, 8, 15]);
    expect(finder.find(9, 17)).toBe(17);
    expect(finder.find(5, 13)).toBe(13);
    expect(finder.find(5, 14)).toBe(8);
  });

  it('is no pair of which only one half is there', () => {
    const finder = new ByteFinder('\u{1f600}g', false);
    const bytes = Buffer.from('\\ud83dg \\ude00g \u{1f600}\\u0067 \\ud83d\\ude00g \\\\ud83d');
    bytes.copy(finder.room(bytes.length));
    expect(found(finder, bytes, 0)).toEqual([20, 27]);
  });

  it('stands in a line of which the number is counted', () => {
    const finder = new ByteFinder('a', false);
    const block = Buffer.from('a\n\n'.repeat(40));
    block.copy(finder.room(block.length));
    expect(finder.lineFeeds(0, 120)).toBe(80);
    expect(finder.lineFeeds(2, 59)).toBe(38);
    expect(finder.lineFeeds(2, 2)).toBe(0);
  });
});
