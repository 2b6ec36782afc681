import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { detectForm } from '../../../src/core/dataset/forms/detect-form.ts';
import { inspect } from '../../../src/core/dataset/template/inspect.ts';
import { formToPrepare, prepareSource } from '../../../src/core/dataset/forms/prepare-source.ts';
import { scan } from '../../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { unpackZstd, unpackZstdWhole } from '../../../src/core/dataset/forms/zstd.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { storedZstd } from './stored-zstd.ts';

const tempFolder = tempFolders();

const rows = [
  { instruction: '다음 글을 요약해 줘', output: '요약' },
  { instruction: 'Sum up,\n"this" text', output: '' },
  { instruction: '번역', output: 'a\tb' },
];
const jsonl = rows.map(row => `${JSON.stringify(row)}\n`).join('');
const csv =
  '\ufeffinstruction,output\r\n다음 글을 요약해 줘,요약\r\n\r\n"Sum up,\n""this"" text",\r\n번역,a\tb';
const tsv =
  'instruction\toutput\n다음 글을 요약해 줘\t요약\n"Sum up,\n""this"" text"\t\n번역\t"a\tb"\n';
/** `jsonl` as `zstd -19` writes it. */
const zstd = Buffer.from(
  'KLUv/QRofQMA1AV7Imluc3RydWN0aW9uIjoi64uk7J2MIOq4gOydhCDsmpTslb3tlbQg7KSYIiwib3V0cHV0IjoiIn0KU3VtIHVw' +
    'LFxuXCJ0aGlzXCIgdGV4dOuyiOyXrWFcdGIifQoFAEhxhVUCeOXaENA4HiYU7jQdMQ==',
  'base64',
);

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

/** 번역 in CP949, since Node only reads it. */
const korean = Buffer.concat([
  Buffer.from('{"instruction":"'),
  Buffer.of(0xb9, 0xf8, 0xbf, 0xaa),
  Buffer.from('","output":"a"}\n'),
]);

function zstdParquet(): Buffer {
  return parquet({ codec: 'ZSTD', compressors: { ZSTD: storedZstd } });
}

function parquet(
  options: Pick<Parameters<typeof parquetWriteBuffer>[0], 'codec' | 'compressors'> = {},
): Buffer {
  const columnData = [
    { name: 'instruction', data: rows.map(row => row.instruction) },
    { name: 'output', data: rows.map(row => row.output) },
  ];
  return Buffer.from(parquetWriteBuffer({ columnData, ...options }));
}

/** Unpacks what comes in blocks of `size` bytes. */
async function unpacked(parts: readonly Buffer[], size: number): Promise<string> {
  const packed = Buffer.concat(parts);
  const blocks = Array.from({ length: Math.ceil(packed.length / size) }, (_, at) =>
    packed.subarray(at * size, (at + 1) * size),
  );
  const found: Buffer[] = [];
  for await (const block of unpackZstd(Readable.from(blocks), () => new Error('damaged'))) {
    found.push(block);
  }
  return Buffer.concat(found).toString();
}

const keyed = Object.fromEntries(rows.map((row, at) => [`id-${at}`, row]));

const files: readonly (readonly [string, string | Buffer, string])[] = [
  ['rows.jsonl', jsonl, 'none utf-8 lines'],
  ['rows.json', jsonl, 'none utf-8 lines'],
  ['rows.jsonl', `\ufeff${jsonl}`, 'none utf-8 lines'],
  ['rows.jsonl.gz', gzipSync(jsonl), 'gzip utf-8 lines'],
  [
    'rows.gz',
    Buffer.concat([gzipSync(jsonl.slice(0, 20)), gzipSync(jsonl.slice(20))]),
    'gzip utf-8 lines',
  ],
  ['rows.jsonl.zst', zstd, 'zstd utf-8 lines'],
  [
    'rows.zst',
    Buffer.concat([storedZstd(jsonl.slice(0, 20)), storedZstd(jsonl.slice(20))]),
    'zstd utf-8 lines',
  ],
  ['rows.parquet', zstdParquet(), 'none utf-8 parquet'],
  ['rows.jsonl', utf16(jsonl, false), 'none utf-16le lines'],
  ['rows.jsonl', utf16(jsonl, true), 'none utf-16be lines'],
  ['rows.json', JSON.stringify(rows), 'none utf-8 array'],
  ['rows.json', JSON.stringify(rows, null, 2).replaceAll('\n', '\r\n'), 'none utf-8 array'],
  ['rows.jsonl', `\n${JSON.stringify(rows, null, 2)}\n`, 'none utf-8 array'],
  ['rows.json.gz', gzipSync(`\ufeff${JSON.stringify(rows)}`), 'gzip utf-8 array'],
  ['rows.json', utf16(JSON.stringify(rows, null, '\t'), false), 'none utf-16le array'],
  ['rows.json', JSON.stringify(keyed), 'none utf-8 keyed'],
  ['rows.json', JSON.stringify(keyed, null, 2), 'none utf-8 keyed'],
  ['rows.json', JSON.stringify({ version: 1, data: rows }, null, 2), 'none utf-8 member'],
  ['rows.csv', csv, 'none utf-8 csv'],
  ['rows.tsv', tsv, 'none utf-8 tsv'],
  ['rows.csv.gz', gzipSync(csv), 'gzip utf-8 csv'],
  ['rows.parquet', parquet(), 'none utf-8 parquet'],
];

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(await tempFolder(), name);
  await writeFile(path, content);
  return path;
}

function parseLines(text: string): unknown[] {
  return text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown);
}

describe('a source', () => {
  it.each(files)(
    '%s (%#) is known by its bytes, and gives its rows',
    async (name, content, known) => {
      const path = await fileOf(name, content);
      const form = await detectForm(path);
      expect(`${form.compression} ${form.encoding} ${form.container}`).toBe(known);
      const inspection = await inspect(path);
      expect(inspection.rows).toBe(rows.length);
      expect(inspection.templates[0]?.template).toBe('{instruction}');
      if (known === 'none utf-8 lines') {
        expect(await formToPrepare(path)).toBeUndefined();
        return;
      }
      const { lines, origin } = await prepareSource(path, form, await tempFolder(), quietWork());
      const isKeyed = known.endsWith('keyed');
      const expected = rows.map((row, at) => (isKeyed ? { __key__: `id-${at}`, ...row } : row));
      expect(parseLines(await readFile(lines, 'utf8'))).toEqual(expected);
      expect(origin).toMatchObject({ path, bytes: Buffer.byteLength(content) });
    },
  );

  it('packed with Zstandard is unpacked in any Node, also what is longer than a block', async () => {
    const text = jsonl.repeat(20_000);
    const packed = [storedZstd(text.slice(0, 70)), storedZstd(text.slice(70))];
    expect(await unpacked(packed, 100_000)).toBe(text);
    expect(Buffer.from(unpackZstdWhole(zstd)).toString()).toBe(jsonl);
  });

  it.each([
    ['cut off', zstd.subarray(0, -4)],
    ['damaged', Buffer.concat([zstd.subarray(0, 8), Buffer.alloc(8, 0xff), zstd.subarray(16)])],
  ])('packed with Zstandard says that it is %s', async (_, bytes) => {
    await expect(inspect(await fileOf('rows.jsonl.zst', bytes))).rejects.toMatchObject({
      code: 'source-damaged',
    });
    await expect(unpacked([bytes], 7)).rejects.toThrow('damaged');
  });

  it.each([
    ['[{"instruction":"a"},\n{"instruction":"b"},\n{"instruction":"c', 'array', 3, /ends inside/],
    ['[{"instruction":"a"},\n{"instruction":"b"}\n,{"instruction":"c"', 'array', 3, /ends inside/],
    [
      '{"v":1,"data":[\n{"instruction":"a"},\n{"instruction":"b",},\n{"instruction":"c"}]}',
      'member',
      3,
      /JSON/,
    ],
    [
      '{"a":{"instruction":"a"},\n"b":{"instruction":"b",},\n"c":{"instruction":"c"}}',
      'keyed',
      2,
      /JSON/,
    ],
  ])('keeps the rows of %j, and says which is broken', async (content, container, line, reason) => {
    const path = await fileOf('rows.json', content);
    const form = await detectForm(path);
    expect(form.container).toBe(container);
    const { lines, made } = await prepareSource(path, form, await tempFolder(), quietWork());
    const { table } = await scan(lines, parseTemplate('{instruction}'), quietWork(), made);
    expect(table.rowLines).toHaveLength(2);
    expect(table.invalid).toHaveLength(1);
    expect(table.invalid[0]?.detail).toMatch(reason);
    expect(table.invalid[0]?.detail).toContain(`Line ${line} of the file: `);
  });

  it.each([
    ['rows.json', '{"messages":[{"role":"user"}]}{\n"messages":[{"role":"user"}]}', 'lines'],
    ['rows.json', '{\n"instruction":"a"\n}\n{\n"instruction":"b"\n}\n', 'lines'],
    ['rows.json', '{"instruction":"a\n{"instruction":"b"}\n{"instruction":"c"}', 'lines'],
    ['rows.csv', 'instruction\toutput\na, b\tc\n', 'tsv'],
    ['rows.tsv', 'instruction,output\na\tb,c\n', 'csv'],
    ['rows.csv', 'instruction\na\tb\n', 'csv'],
  ])('%s with %j holds %s', async (name, content, container) => {
    expect(await detectForm(await fileOf(name, content))).toMatchObject({ container });
  });

  it('keeps the bytes of lines that were packed', async () => {
    const broken = Buffer.concat([
      Buffer.from(jsonl),
      Buffer.of(0xff, 0x0a),
      Buffer.from('\r\n x'),
    ]);
    const path = await fileOf('rows.jsonl.gz', gzipSync(broken));
    const form = await detectForm(path);
    const { lines } = await prepareSource(path, form, await tempFolder(), quietWork());
    expect(await readFile(lines)).toEqual(broken);
  });

  it('is read as CP949 when it is that, with a notice', async () => {
    const path = await fileOf('rows.jsonl', Buffer.concat([korean, korean]));
    const form = await detectForm(path);
    expect(form.encoding).toBe('euc-kr');
    const notices: string[] = [];
    const notice = (message: string): number => notices.push(message);
    const work = { ...quietWork(), notice };
    const { lines } = await prepareSource(path, form, await tempFolder(), work);
    expect(parseLines(await readFile(lines, 'utf8'))).toEqual([
      { instruction: '번역', output: 'a' },
      { instruction: '번역', output: 'a' },
    ]);
    expect(notices).toEqual([expect.stringContaining('CP949')]);
  });

  it('stays UTF-8 when single lines are not', async () => {
    const path = await fileOf('rows.jsonl', Buffer.concat([Buffer.from(jsonl), korean]));
    expect(await formToPrepare(path)).toBeUndefined();
  });

  it('is one row a line when the first line is one, whatever its name says', async () => {
    const pretty = rows.map(row => JSON.stringify(row, null, 2)).join('\n');
    for (const text of [jsonl, '[1]\n{"text":"a"}\n', pretty, '{"text":"a"}']) {
      expect(await formToPrepare(await fileOf('rows.json', text))).toBeUndefined();
    }
  });

  it('that is cut off or damaged is said to be', async () => {
    const packed = gzipSync(Buffer.from(jsonl.repeat(1000)));
    const path = await fileOf('rows.jsonl.gz', packed.subarray(0, packed.length - 20));
    await expect(inspect(path)).rejects.toMatchObject({ code: 'source-damaged' });
    const open = await fileOf('rows.csv', 'text,"a\nb,c\n');
    await expect(inspect(open)).rejects.toMatchObject({ code: 'source-damaged' });
    const table = await fileOf('rows.parquet', parquet().subarray(0, 100));
    await expect(inspect(table)).rejects.toMatchObject({ code: 'source-damaged' });
  });

  it('uses lines again that were made of the same bytes', async () => {
    const path = await fileOf('rows.json', JSON.stringify(rows));
    const folder = await tempFolder();
    const form = await detectForm(path);
    const first = await prepareSource(path, form, folder, quietWork());
    await utimes(first.lines, 1, 1);
    const again = await prepareSource(path, form, folder, quietWork());
    expect(again.lines).toBe(first.lines);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('lines that are made of no rows', () => {
  it.each<readonly [string, string | Buffer, readonly (readonly [string, string])[]]>([
    [
      'rows.csv',
      Buffer.concat([
        Buffer.from('text,n\r\n"a\nb",1\r\n"c" d,2\r\n'),
        Buffer.of(0xff, 0x0a),
        Buffer.from('e,3\n,4\nf,"5'),
      ]),
      [
        ['record', 'Line 4 of the file: A cell goes on behind its closing quote.'],
        ['encoding', 'Line 5 of the file: The line is not valid UTF-8.'],
        ['no-text', 'Line 7 of the file: The row has no text in {text}.'],
        ['record', 'Line 8 of the file: A cell begins with a quote that nothing closes.'],
      ],
    ],
    [
      'rows.json',
      '[\n  {"text": "a"},\n  {"text": b},\n\n  7,\n  {"text": "c"}\n]',
      [
        ['json', 'Line 3 of the file: '],
        ['not-object', 'Line 5 of the file: The line is a number, not an object.'],
      ],
    ],
    ...['[{"text": "a"},\n{"text": "b"}', '[{"text": "a"},\n{"text": "b"},'].map(
      cut =>
        [
          'cut.json',
          cut,
          [['record', 'Line 2 of the file: The file ends before its list']],
        ] as const,
    ),
    [
      'keyed.json',
      '{"a": {"text": "a"},\n"b": {"text": "b"},',
      [['record', 'Line 2 of the file: The file ends before its list']],
    ],
  ])('of %s say why, and where in the file', async (name, content, expected) => {
    const path = await fileOf(name, content);
    const form = await detectForm(path);
    const prepared = await prepareSource(path, form, await tempFolder(), quietWork());
    const { table } = await scan(
      prepared.lines,
      parseTemplate('{text}'),
      quietWork(),
      prepared.made,
    );
    expect(table.rowLines).toHaveLength(2);
    expect(table.invalid.map(({ reason, detail }) => [reason, detail])).toEqual(
      expected.map(([reason, detail]) => [reason, expect.stringContaining(detail) as string]),
    );
  });
});
