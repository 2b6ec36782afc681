import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchLines, type LineQuery } from '../../../src/core/dataset/rows/line-search.ts';
import { inTempFolder } from './in-temp-folder.ts';

async function search(lines: readonly string[], query: Partial<LineQuery>): Promise<number[]> {
  return inTempFolder(async folder => {
    const path = join(folder, 'rows.jsonl');
    await writeFile(path, lines.map(line => `${line}\n`).join(''));
    const hits: number[] = [];
    const whole = { text: '', caseSensitive: false, regex: false, ...query };
    await searchLines(path, whole, {
      onLine: () => undefined,
      onHit: line => hits.push(line),
      onSearched: () => undefined,
    });
    return hits;
  });
}

describe('searching lines', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '한', '글', '1'), maxLength: 3 });

  it('finds the lines that contain the text, with and without case', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word),
        word.filter(text => text !== ''),
        fc.boolean(),
        async (lines, text, caseSensitive) => {
          const fold = (one: string): string => (caseSensitive ? one : one.toLowerCase());
          const expected = lines.flatMap((line, at) => (fold(line).includes(fold(text)) ? at : []));
          expect(await search(lines, { text, caseSensitive })).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds by regular expression, line by line', async () => {
    const lines = ['{"q":"What is 1?"}', '{"q":"what was"}', '요약하세요', '한 문장으로 요약'];
    expect(await search(lines, { text: 'what (is|was)', regex: true })).toEqual([0, 1]);
    expect(await search(lines, { text: '"What', regex: true, caseSensitive: true })).toEqual([0]);
    expect(await search(lines, { text: '요약$', regex: true })).toEqual([3]);
    expect(await search(lines, { text: '\\p{Script=Hangul}{5}', regex: true })).toEqual([2]);
  });

  it('says what is wrong with an expression', async () => {
    await expect(search(['a'], { text: '(', regex: true })).rejects.toThrow(
      /no regular expression/,
    );
  });
});
