import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/core/dataset/json-row.ts';
import { RowScanner } from '../../../src/core/dataset/row-scanner.ts';
import { parseTemplate } from '../../../src/core/dataset/template.ts';
import { textKey } from '../../../src/core/dataset/text-hash.ts';

const templates = ['{a}', '{a}\\n{b}', '{b}: {a} {b}', '{a.c}', 'x {a}　'].map(parseTemplate);

interface Found {
  readonly text: string;
  readonly key: string;
}

/** What the scanner says of one line; undefined when it does not know. */
function find(scanner: RowScanner, line: Buffer): Found | undefined {
  const room = scanner.room(line.length + 1);
  line.copy(room);
  room[line.length] = 0x0a;
  expect(scanner.scan(scanner.start, scanner.start + line.length + 1)).toBe(1);
  expect(scanner.lineFeed(0)).toBe(scanner.start + line.length);
  if (!scanner.isKnown(0)) return undefined;
  const start = scanner.keyAt(0);
  const key = Buffer.from(scanner.records.slice(start, start + 4).buffer).toString('hex');
  return { text: scanner.text(0), key };
}

function findIn(line: string, template = '{a}'): string | undefined {
  return find(new RowScanner(parseTemplate(template)), Buffer.from(line))?.text;
}

const awkward = [
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u2028',
  '가',
  'ㅋ',
  '“',
  'z',
  '"',
  '\\',
];
const text = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...awkward, '\ud800', '\udc00', '\u{1f600}') }),
);
const value = fc.oneof({ weight: 9, arbitrary: text }, fc.jsonValue({ maxDepth: 3 }));
/** JSON in one of the ways in which it can be written. */
const json = fc
  .tuple(
    fc.record({ a: text, b: value, 가: fc.jsonValue() }, { requiredKeys: ['a'] }),
    fc.constantFrom('', ' ', '\t', '\r'),
    fc.boolean(),
  )
  .map(([row, space, ascii]) => {
    const members = Object.entries(row).map(
      ([name, one]) => `${space}"${name}"${space}:${space}${JSON.stringify(one)}${space}`,
    );
    const line = `${space}{${members.join(',')}}${space}`;
    return ascii ? escapeAll(line) : line;
  });

function escapeAll(line: string): string {
  const code = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');
  return line.replace(/[\u0080-\uffff]/g, unit => `\\u${code(unit)}`);
}

const pieces = Array.from('"\\{}[],:0-.eutnx \u0001\u007f');

/** Lines that are nearly JSON: bytes taken out, put in, or replaced. */
const damaged = fc
  .tuple(
    json,
    fc.nat(),
    fc.nat({ max: 2 }),
    fc.string({ unit: fc.constantFrom(...pieces), maxLength: 2 }),
  )
  .map(([line, place, taken, put]) => {
    const at = place % (line.length + 1);
    return line.slice(0, at) + put + line.slice(at + taken);
  });

const line = fc
  .oneof(json, damaged)
  .map(one => Buffer.from(one))
  .filter(bytes => !bytes.includes(0x0a));

describe('RowScanner', () => {
  it('finds the text that the template renders, or says that it does not know', () => {
    const scanners = templates.map(template => new RowScanner(template));
    let known = 0;
    fc.assert(
      fc.property(line, bytes => {
        templates.forEach((template, i) => {
          const scanner = scanners[i] ?? new RowScanner(template);
          const found = find(scanner, bytes);
          if (found === undefined) return;
          known++;
          const parsed = parseLine(bytes, 0, bytes.length, false);
          const plain = 'row' in parsed ? template.render(parsed.row) : undefined;
          expect(found).toEqual({ text: plain, key: plain && textKey(plain).toString('hex') });
          expect(found.text).not.toBe('');
        });
      }),
      { seed: 1, numRuns: 4_000 },
    );
    expect(known).toBeGreaterThan(3_000);
  });

  it.each([
    ['{"a":"x"}', 'x'],
    ['  {"b": [1, {"c": -0.5e+3}], "a" : " 두 낱말 \\n"}\r', '두 낱말'],
    ['{"a":"\\u00e9\\ud83d\\ude00\\"\\/\\t!"}', 'é😀"/\t!'],
    ['{"a":"first","a":"last"}', 'last'],
    [`{"b":{"a":"inner"},"a":"${'긴 글 '.repeat(1000)}"}`, '긴 글 '.repeat(1000).trim()],
  ])('knows %s', (row, expected) => {
    expect(findIn(row)).toBe(expected);
  });

  it('puts several fields together', () => {
    expect(findIn('{"b":"둘","a":"하나\\t"}', '{a}\\n{b}')).toBe('하나\t\n둘');
    expect(findIn('{"a":"하나"}', '{a}\\n{b}')).toBe('하나');
    expect(findIn('{"a":"x","b":null}', '[{a}] {a} {b}')).toBe('[x] x');
  });

  it.each([
    '',
    '[]',
    '{}',
    '{"a":""}',
    '{"a":1}',
    '{"a":"x"',
    '{"a":"x"}}',
    '{"a":"x",}',
    '{"a":"x" "b":1}',
    '{"a":"x","b":01}',
    '{"a":"x","b":1.}',
    '{"a":"x","b":nul}',
    '{"a":"x","b":"\\x"}',
    '{"a":"x","b":"\\u12g4"}',
    '{"a":"x","b":"\u0001"}',
    '{"a":"\\ud800"}',
    '{"a":"\u3000x"}',
    '{"\\u0061":"x"}',
    `{"a":"x","b":${'['.repeat(100)}${']'.repeat(100)}}`,
    '\ufeff{"a":"x"}',
  ])('leaves %j to the parser', row => {
    expect(findIn(row)).toBeUndefined();
  });

  it('reads many rows of a block one after another', () => {
    const scanner = new RowScanner(parseTemplate('{a}'));
    const lines = Array.from({ length: 10_000 }, (_, i) => (i % 7 === 0 ? 'oops' : `{"a":"${i}"}`));
    const block = Buffer.from(lines.map(one => `${one}\n`).join(''));
    block.copy(scanner.room(block.length));
    const found: boolean[] = [];
    for (let start = scanner.start; found.length < lines.length;) {
      const count = scanner.scan(start, scanner.start + block.length);
      for (let row = 0; row < count; row++) found.push(scanner.isKnown(row));
      start = scanner.lineFeed(count - 1) + 1;
    }
    expect(found).toEqual(lines.map((_, i) => i % 7 !== 0));
  });
});
