import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineHits } from '../../../webview/rows/line-hits.ts';
import { fromHit, markedParts } from '../../../webview/grid/marked-text.ts';

describe('the hits of a search', () => {
  const ascending = fc
    .uniqueArray(fc.nat(5000), { maxLength: 600 })
    .map(lines => lines.toSorted((a, b) => a - b));

  it('are stepped through in both directions, around the ends', () => {
    fc.assert(
      fc.property(ascending, fc.nat(600), fc.nat(5000), (lines, cut, from) => {
        const hits = new LineHits();
        hits.add(Uint32Array.from(lines.slice(0, cut)));
        hits.add(Uint32Array.from(lines.slice(cut)));
        expect(hits.count).toBe(lines.length);
        expect(hits.has(from)).toBe(lines.includes(from));
        expect(hits.step(from, 'next')).toBe(lines.find(line => line > from) ?? lines[0]);
        expect(hits.step(from, 'previous')).toBe(
          lines.findLast(line => line < from) ?? lines.at(-1),
        );
      }),
    );
  });
});

describe('the marks in a line', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', '한', 'İ', '😀', 'b') });
  const query = fc.record({
    text: text.filter(one => one !== ''),
    caseSensitive: fc.boolean(),
    regex: fc.boolean(),
  });

  it('leave every character where it is, and are what was searched for', () => {
    fc.assert(
      fc.property(text, query, (line, wanted) => {
        const parts = markedParts(line, wanted);
        expect(parts.map(part => part.text).join('')).toBe(line);
        const fold = (one: string): string => (wanted.caseSensitive ? one : one.toLowerCase());
        for (const part of parts) {
          if (part.marked) expect(fold(part.text)).toBe(fold(wanted.text));
        }
        if (!wanted.regex && wanted.caseSensitive) {
          expect(parts.some(part => part.marked)).toBe(line.includes(wanted.text));
        }
      }),
    );
  });

  it('are brought into view when they stand far right', () => {
    const plain = { text: '끝', caseSensitive: false, regex: false };
    expect(fromHit(`처음 끝 ${'가'.repeat(200)}`, plain)).toMatch(/^처음/);
    expect(fromHit(`처음 ${'가'.repeat(200)} 끝`, plain)).toBe(`…${'가'.repeat(39)} 끝`);
    expect(fromHit(`처음 ${'가'.repeat(200)} 끝`, undefined)).toMatch(/^처음/);
  });
});
