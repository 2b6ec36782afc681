import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { isTextForm } from '../../../src/core/dataset/forms/json-lines.ts';
import { jsonOfRow, parquetBlocks } from '../../../src/core/dataset/forms/parquet-lines.ts';
import { detectForm } from '../../../src/core/dataset/forms/detect-form.ts';
import {
  inOneLine,
  sourceRecords,
  withoutEnd,
} from '../../../src/core/dataset/forms/source-records.ts';
import { plainForm, type SourceForm } from '../../../src/core/dataset/forms/source-form.ts';
import { readManifest } from '../../../src/core/split/manifest.ts';
import { splitForms } from '../../../src/core/split/split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { makeFormRun, quietWork } from '../run/run-fixture.ts';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '다음 글을 요약해 줘',
    'a "quoted", cell',
    'two\r\nlines\n',
    '',
    ' ',
    '\t',
    '}]{[',
  ),
);
const rows = fc.array(fc.record({ instruction: texts, output: texts }), {
  minLength: 1,
  maxLength: 12,
});
/** What stands between good elements in a file that somebody has edited. */
const broken = fc.constantFrom('7', 'null', '"text"', '{"instruction": oops}', '["a"]', '{}');
const marks = fc.boolean();

type Row = Readonly<Record<string, string>>;

interface Made {
  readonly rows: readonly Row[];
  readonly odd: readonly string[];
  readonly style: number;
  readonly marked: boolean;
}

function elements({ rows: good, odd, style }: Made): string[] {
  const indent = [undefined, 2, '\t'][style % 3];
  return [...good.map(row => JSON.stringify(row, null, indent)), ...odd];
}

function table({ rows: good, style, marked }: Made, delimiter: string): string {
  const cell = (text: string): string =>
    style % 2 === 0 || /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const end = style % 3 === 0 ? '\r\n' : '\n';
  const lines = good.map(row => [row['instruction'] ?? '', row['output'] ?? '']);
  const cells = [['instruction', 'output'], ...lines, ['last', 'row']].map(row => row.map(cell));
  const text = cells.map(row => row.join(delimiter)).join(end);
  const odd = style % 4 === 0 ? `${end}"never closed${end}a${delimiter}b` : '';
  return `${marked ? '\ufeff' : ''}${text}${odd}${style % 5 === 0 ? '' : end}`;
}

const containers: readonly (readonly [string, (made: Made) => string | Buffer])[] = [
  ['rows.json', made => `${made.marked ? '\ufeff' : ''}[\n  ${elements(made).join(',\n  ')}\n]\n`],
  ['list.jsonl', made => `\n[${elements(made).join(',')}]`],
  [
    'keyed.json',
    made =>
      `{\n\t${elements(made)
        .map((text, at) => `"번호 \\"${at}\\": {" : ${text}`)
        .join(',\n\t')},\n"": {"instruction":"a"}}`,
  ],
  ['member.json', made => `{"version": 1, "data": [{"a":1},\n${elements(made).join(',\n')}]}`],
  ['rows.jsonl.gz', made => gzipSync(elements({ ...made, style: 0 }).join('\r\n'))],
  ['rows.csv', made => table(made, ',')],
  ['rows.tsv', made => table(made, '\t')],
  ['rows.csv.gz', made => gzipSync(table(made, ','))],
  ['utf16.json', made => Buffer.from(`\ufeff[${elements(made).join(', ')}]`, 'utf16le')],
  [
    'rows.parquet',
    ({ rows: good }) =>
      Buffer.from(
        parquetWriteBuffer({
          columnData: [
            { name: 'instruction', data: [...good.map(row => row['instruction']), 'a'] },
            { name: 'n', data: Array.from({ length: good.length + 1 }, (_, at) => BigInt(at)) },
          ],
        }),
      ),
  ],
];

/** Every row of a file of any form, in its bytes. */
async function rowsIn(path: string, form: SourceForm): Promise<string[]> {
  const found: string[] = [];
  const ignore = (): void => undefined;
  if (!isTextForm(form)) {
    for await (const block of parquetBlocks(path, ignore)) {
      found.push(...block.rows.map(row => Buffer.from(jsonOfRow(row)).toString('latin1')));
    }
    return found;
  }
  for await (const records of sourceRecords(path, form, { onBytes: ignore })) {
    found.push(...records.map(({ bytes }) => inOneLine(withoutEnd(bytes)).toString('latin1')));
  }
  return found;
}

const made = fc.record({
  rows,
  odd: fc.array(broken, { maxLength: 3 }),
  style: fc.nat({ max: 29 }),
  marked: marks,
});
const clusters = fc.array(fc.nat({ max: 3 }), { minLength: 20, maxLength: 20 });

describe('split in the form of the source', () => {
  it.each(containers)('of %s keeps every row, in its bytes', async (name, content) => {
    const form = fc.constantFrom(...splitForms);
    await fc.assert(
      fc.asyncProperty(made, clusters, form, async (given, ids, asked) => {
        const parent = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
        try {
          const source = join(parent, name);
          await writeFile(source, content(given));
          const { folder, lines } = await makeFormRun(source, row => ids[row] ?? 0);
          const out = join(parent, 'out');
          const request = { folder, out, drop: [], names: {}, force: false, form: asked };
          const { files } = await split(request, quietWork());
          const read = asked === 'jsonl' ? lines : source;
          const original = await rowsIn(read, await detectForm(read));
          const { form: stored } = await readManifest(out);
          const written = await Promise.all(
            files.map(({ file, kind }) =>
              rowsIn(join(out, file), {
                ...(kind === 'invalid' ? plainForm : stored),
                encoding: 'utf-8',
              }),
            ),
          );
          expect(written.map(({ length }) => length)).toEqual(files.map(file => file.rows));
          expect(written.flat().sort()).toEqual(original.sort());
          expect(await verifySplit(out, quietWork())).toMatchObject({
            source: 'same',
            problems: [],
          });
        } finally {
          await rm(parent, { recursive: true });
        }
      }),
      { numRuns: 15, seed: 5 },
    );
  });
});
