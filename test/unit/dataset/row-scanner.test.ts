import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/core/dataset/scan/json-row.ts';
import { RowScanner } from '../../../src/core/dataset/scan/row-scanner.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { textKey } from '../../../src/core/dataset/scan/text-hash.ts';

const templates = ['{a}', '{a}\\n{b}', '{b}: {a} {b}', '{a.c}', 'x {a}　'].map(parseTemplate);
/** Paths into chats, and limits of every kind. */
const chatTemplates = [
  '{m[role=user][0].content}',
  '{m[role=user][-1].content}',
  '{m[role=user][1].content}',
  '{m[role=user].content}',
  '{m[*].content}',
  '{m[0].content}: {m[-1].content} {s}',
  '{m[role=user][0].content|first 3}\\n{m[role=system][0].content|last 2 words}',
  '{m[*].content.text}',
  '{m[*][0].content}',
  '{m}',
  '{m[*]}',
  '{m[0]}|{m[-1]}',
  '{d.e.f}{d.e}',
  '{s|first 3}{s|last 3}',
  '{s|first 2 words} {s|last 2 words}',
  '{m[role=user].content|last 4}',
].map(parseTemplate);

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

const role = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('user', 'system', 'assistant') },
  fc.jsonValue({ maxDepth: 0 }),
);
const part = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('text'), text }) },
  fc.record({
    type: fc.constantFrom('image_url', 'text', 'pear', 1),
    text: fc.constantFrom('', 1),
  }),
  fc.constant({ type: 'image' }),
  fc.constantFrom('', ' ', 'z', null, [], ['z', ' ']),
);
const content = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 2, arbitrary: fc.array(part, { maxLength: 3 }) },
  fc.constantFrom(null, 1, ['a', 'b'], [[], 'a'], { type: 'text', text: 'a' }, { text: 'deep' }),
);
const turn = fc.oneof(
  { weight: 9, arbitrary: fc.record({ role, content }, { requiredKeys: [] }) },
  fc.constantFrom(null, 'said', ['said', ['again']], { content: 'nobody' }, {}),
);
/** Members of which names may come twice, in any order. */
const members = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom(...names).chain(name => {
        const one = name === 'role' ? role : name === 'content' ? content : fc.jsonValue();
        return one.map(given => `"${name}":${JSON.stringify(given)}`);
      }),
      { maxLength: 4 },
    )
    .map(all => `{${all.join(',')}}`);
const writtenTurn = fc.oneof(
  { weight: 5, arbitrary: turn.map(one => JSON.stringify(one)) },
  members(['role', 'content', 'content', 'text']),
);
const deep = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.record({ e: fc.oneof(text, fc.record({ f: content })) }),
);
/** A row with a chat. */
const chat = fc
  .tuple(
    fc.array(writtenTurn, { maxLength: 5 }),
    text,
    deep,
    fc.constantFrom('', ' '),
    fc.boolean(),
  )
  .map(([turns, s, d, space, ascii]) => {
    const list = `[${turns.join(`${space},${space}`)}${space}]`;
    const line = `{"d":${JSON.stringify(d)},"s":${JSON.stringify(s)},"m":${space}${list}}`;
    return ascii ? escapeAll(line) : line;
  });

function escapeAll(line: string): string {
  const code = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0');
  return line.replace(/[\u0080-\uffff]/g, unit => `\\u${code(unit)}`);
}

const pieces = Array.from('"\\{}[],:0-.eutnx \u0001\u007f');

/** Lines that are nearly JSON: bytes taken out, put in, or replaced. */
const damagedIn = (whole: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      whole,
      fc.nat(),
      fc.nat({ max: 2 }),
      fc.string({ unit: fc.constantFrom(...pieces), maxLength: 2 }),
    )
    .map(([line, place, taken, put]) => {
      const at = place % (line.length + 1);
      return line.slice(0, at) + put + line.slice(at + taken);
    });

const lineOf = (whole: fc.Arbitrary<string>): fc.Arbitrary<Buffer> =>
  fc
    .oneof({ weight: 3, arbitrary: whole }, damagedIn(whole))
    .map(one => Buffer.from(one))
    .filter(bytes => !bytes.includes(0x0a));

describe('RowScanner', () => {
  it.each([
    ['fields', templates, lineOf(json), 3_000],
    ['chats', chatTemplates, lineOf(chat), 12_000],
  ])('finds the text that a template of %s renders, or does not know', (_, given, lines, least) => {
    const scanners = given.map(template => new RowScanner(template));
    let known = 0;
    fc.assert(
      fc.property(lines, bytes => {
        given.forEach((template, i) => {
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
    expect(known).toBeGreaterThan(least);
  });

  const parts =
    '[{"type":"text","text":"무엇"},{"type":"image_url","image_url":{}},{"type":"text","text":"인가?"}]';
  const asked = `{"messages":[{"role":"system","content":"s"},{"content":${parts},"role":"user"},{"role":"assistant","content":null,"tool_calls":[{}]},{"role":"user","content":"둘"}]}`;

  it.each([
    ['{messages[role=user][0].content}', asked, '무엇\n인가?'],
    ['{messages[role=user].content}', asked, '무엇\n인가?\n둘'],
    ['{messages[role=user][-1].content}', asked, '둘'],
    ['{messages[*].content}', asked, 's\n무엇\n인가?\n둘'],
    ['{messages[role=user][0].content|first 2}', asked, '무엇'],
    [
      '{conversations[from=human][0].value}',
      '{"conversations":[{"from":"human","value":"v"}]}',
      'v',
    ],
    ['{chosen[-1].content}', '{"chosen":[{"content":"a"},{"content":"b"}]}', 'b'],
    ['{$.data.question}', '{"data":{"answer":1,"question":"q"}}', 'q'],
    ['{instances[0].input}', '{"instances":[{"input":"i"}]}', 'i'],
    ['{turns}', '{"turns":["a"," ","b"]}', 'a\nb'],
    ['{turns[0]}', '{"turns":["a","b"]}', 'a'],
    ['{a|last 2 words}', '{"a":" one two three "}', 'two three'],
    ['{a}\\n{b|first 4 characters}', '{"a":"x","b":"12345"}', 'x\n1234'],
  ])('knows the text of %s', (template, row, expected) => {
    expect(findIn(row, template)).toBe(expected);
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
