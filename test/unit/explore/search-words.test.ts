import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineQuery } from '../../../src/core/dataset/rows/line-search.ts';
import { searchWords } from '../../../src/core/explore/search-words.ts';
import { inTempFolder } from '../dataset/in-temp-folder.ts';

const everything: LineQuery = { text: '', caseSensitive: false, regex: false };

/** The numbers of the lines that are found. */
async function search(lines: readonly string[], query: Partial<LineQuery>): Promise<number[]> {
  return inTempFolder(async folder => {
    const path = join(folder, 'rows.jsonl');
    await writeFile(path, lines.map(line => `${line}\n`).join(''));
    const starts = new Map<number, number>();
    let offset = 0;
    lines.forEach((line, at) => {
      starts.set(offset, at);
      offset += Buffer.byteLength(line) + 1;
    });
    const hits: number[] = [];
    await searchWords(
      path,
      { ...everything, ...query },
      {
        onLine: () => undefined,
        onHit: start => hits.push(starts.get(start) ?? NaN),
        onSearched: () => undefined,
      },
    );
    return hits;
  });
}

/** JSON as another program may write it: some characters as escapes, spaces between. */
function written(value: unknown, escapes: boolean): string {
  const json = JSON.stringify(value, undefined, escapes ? 1 : undefined).replaceAll('\n', '');
  const escapeOf = (unit: string): string =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const escape = (char: string, at: number): string =>
    at % 3 === 0 ? char : char.split('').map(escapeOf).join('');
  return escapes ? json.replaceAll(/[^\x20-\x7e]|b/gu, escape).replaceAll('/', '\\/') : json;
}

/** All texts of a value, by a way that has nothing to do with the searched bytes. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [JSON.stringify(value)];
}

const lowered = (text: string): string => text.replaceAll(/[A-Z]/g, c => c.toLowerCase());

describe('searching by words', () => {
  const unit = fc.constantFrom('a', 'B', 'b', '한', '글', '1', '"', '\\', '/', '\n', 'K', 'u', '0');
  const word = fc.string({ unit, maxLength: 6 });
  const value = fc.oneof(
    word,
    fc.integer({ min: 0, max: 120 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.record({ role: word, content: word }), { maxLength: 2 }),
  );
  const row = fc.dictionary(word, value, { maxKeys: 3 });

  it('finds exactly the rows that a naive pass finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(row, fc.boolean()), { maxLength: 8 }),
        fc.string({ unit, minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (rows, text, caseSensitive) => {
          const fold = caseSensitive ? (one: string): string => one : lowered;
          const expected = rows.flatMap(([one], at) =>
            textsOf(one).some(found => fold(found).includes(fold(text))) ? at : [],
          );
          const lines = rows.map(([one, escapes]) => written(one, escapes));
          expect(await search(lines, { text, caseSensitive })).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds what a regular expression finds in a value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(row, fc.boolean()), { maxLength: 6 }), async rows => {
        const pattern = /^b|한$/imu;
        const expected = rows.flatMap(([one], at) =>
          textsOf(one).some(text => pattern.test(text)) ? at : [],
        );
        const lines = rows.map(([one, escapes]) => written(one, escapes));
        expect(await search(lines, { text: pattern.source, regex: true })).toEqual(expected);
      }),
    );
  });

  it('finds with any expression what it matches', async () => {
    const term = fc.constantFrom(
      ...[
        '가',
        '나b',
        'B',
        'k',
        '.',
        '[가b]',
        '[^나]',
        '\\s',
        '\\d',
        '(나|b)',
        '(?:가나)',
        '(?<n>b)',
        '1',
      ],
      ...[
        '^',
        '$',
        '\\b',
        '(?=나)',
        '(?<!b)',
        '"',
        '\\/',
        '\\\\',
        '\\u{ac00}',
        '\\n',
        '(?:(b)\\1)',
        '가|나',
      ],
    );
    const quantifier = fc.constantFrom('', '', '', '?', '+', '*?', '{2}', '{0,1}', '{1,}');
    const repeated = fc
      .tuple(term, quantifier)
      .map(([one, often]) =>
        /^(?:\^|\$|\\b|\(\?[=<][^n].*)$|\|/.test(one) ? one : `${one}${often}`,
      );
    const unit = fc.constantFrom(
      '가',
      '나',
      'b',
      'K',
      '\u212a',
      '1',
      '"',
      '\\',
      '/',
      '\n',
      ' ',
      '\u{1f600}',
    );
    const text = fc.string({ unit, maxLength: 8 });
    const rows = fc.array(fc.tuple(fc.record({ a: text, 가나: text, b: fc.nat() }), fc.boolean()), {
      maxLength: 6,
    });
    const source = fc.array(repeated, { minLength: 1, maxLength: 4 }).map(terms => terms.join(''));
    await fc.assert(
      fc.asyncProperty(rows, source, fc.boolean(), async (some, pattern, caseSensitive) => {
        fc.pre((pattern.match(/<n>/g)?.length ?? 0) < 2);
        const expression = new RegExp(pattern, caseSensitive ? 'mu' : 'imu');
        const expected = some.flatMap(([one], at) =>
          textsOf(one).some(each => expression.test(each)) ? at : [],
        );
        const lines = some.map(([one, escapes]) => written(one, escapes));
        expect(await search(lines, { text: pattern, regex: true, caseSensitive })).toEqual(
          expected,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('finds Hangul that is written as escapes', async () => {
    const lines = ['{"q":"\\uc694\\uc57d\\ud574 줘"}', '{"q":"요약해 줘"}', '{"q":"요리"}'];
    expect(await search(lines, { text: '요약해' })).toEqual([0, 1]);
    expect(await search(lines, { text: '^요.해', regex: true })).toEqual([0, 1]);
  });

  it('looks into values, not at names or at the form of the line', async () => {
    const lines = ['{"instruction":"write"}', '{"n":1.0,"ok":true}', '{"text":"an instruction"}'];
    expect(await search(lines, { text: 'instruction' })).toEqual([2]);
    expect(await search(lines, { text: '":"' })).toEqual([]);
    expect(await search(lines, { text: '1.0' })).toEqual([1]);
    expect(await search(lines, { text: 'TRUE' })).toEqual([1]);
  });

  it('compares letters beyond ASCII without case too', async () => {
    const lines = ['{"q":"Élan"}', '{"q":"élan \\u00c9"}', '{"q":"elan"}'];
    expect(await search(lines, { text: 'éLAN' })).toEqual([0, 1]);
    expect(await search(lines, { text: 'É', caseSensitive: true })).toEqual([0, 1]);
  });

  it('finds in lines that cross a block, after a byte order mark, and in the last line', async () => {
    const long = `{"a":"${'x'.repeat(5 << 20)} needle"}`;
    expect(await search(['{"a":1}', long, '{"a":"Needle"}'], { text: 'NEEDLE' })).toEqual([1, 2]);
    await inTempFolder(async folder => {
      const path = join(folder, 'rows.jsonl');
      await writeFile(path, '\ufeff{"a":"needle"}\r\n{"a":"needle"}');
      const hits: number[] = [];
      const events = { onLine: () => undefined, onSearched: () => undefined };
      await searchWords(
        path,
        { ...everything, text: 'needle' },
        {
          ...events,
          onHit: offset => hits.push(offset),
        },
      );
      expect(hits).toEqual([3, 19]);
    });
  });

  it('says what is wrong with an expression', async () => {
    await expect(search(['a'], { text: '(', regex: true })).rejects.toThrow(
      /no regular expression/,
    );
  });
});
