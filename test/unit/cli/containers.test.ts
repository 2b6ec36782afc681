import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { detectForm } from '../../../src/core/dataset/forms/detect-form.ts';
import { jsonLines } from '../../../src/core/dataset/forms/json-lines.ts';
import { keyField } from '../../../src/core/dataset/forms/source-records.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { storedZstd } from '../dataset/stored-zstd.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();
const rows = sampleLines(60)
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Record<string, string>)
  .map(({ instruction = '', output = '' }, at) => ({
    instruction: at % 7 === 0 ? `${instruction}\n"${at}"` : instruction,
    output,
  }));

function csvOf(end: string): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [['instruction', 'output'], ...rows.map(row => Object.values(row))]
    .map(fields => `${fields.map(cell).join(',')}${end}`)
    .join('');
}

const compressors = { ZSTD: storedZstd, GZIP: (bytes: Uint8Array) => gzipSync(bytes) };

function parquet(codec: 'SNAPPY' | 'ZSTD' | 'GZIP' = 'SNAPPY'): Buffer {
  const columnData = (['instruction', 'output'] as const).map(name => ({
    name,
    data: rows.map(row => row[name]),
  }));
  return Buffer.from(parquetWriteBuffer({ columnData, codec, compressors }));
}

const jsonl = rows.map(row => `${JSON.stringify(row)}\n`).join('');
const pretty = JSON.stringify(rows, null, 2);
const keyed = Object.fromEntries(rows.map((row, at) => [`id "${at}"`, row]));

/** CP949, since Node only reads it: what is ASCII, and 번역 and 요약. */
function cp949(text: string): Buffer {
  const codes = new Map([
    ['번역', Buffer.of(0xb9, 0xf8, 0xbf, 0xaa)],
    ['요약', Buffer.of(0xbf, 0xe4, 0xbe, 0xe0)],
  ]);
  const parts = text.split(/(번역|요약)/);
  return Buffer.concat(parts.map(part => codes.get(part) ?? Buffer.from(part, 'latin1')));
}

const koreanRows = Array.from({ length: 60 }, (_, at) => ({
  instruction: `${at % 2 === 0 ? '번역' : '요약'} ${at}`,
  output: '',
}));

/** A row in Latin-1. */
const brokenBytes = Buffer.from('{"instruction":"caf\xe9"}', 'latin1');

interface Format {
  readonly content: string | Buffer;
  /** Endings of the files of a split. */
  readonly ending: string;
  readonly rows?: readonly object[];
  /** Lines that are no rows, each in its bytes. */
  readonly invalid?: readonly Buffer[];
  readonly form?: string;
  /** What is said beside the result. */
  readonly notice?: string;
}

const formats: readonly (readonly [string, Format])[] = [
  ['rows.jsonl', { content: jsonl, ending: '.jsonl' }],
  ['lines.json', { content: jsonl, ending: '.jsonl' }],
  ['rows.json', { content: pretty, ending: '.json' }],
  ['list.jsonl', { content: pretty, ending: '.json' }],
  ['keyed.json', { content: JSON.stringify(keyed, null, 2), ending: '.json' }],
  ['member.json', { content: JSON.stringify({ version: 1, data: rows }), ending: '.json' }],
  ['rows.jsonl.gz', { content: gzipSync(jsonl), ending: '.jsonl' }],
  ['bom.jsonl', { content: `\ufeff${jsonl.replaceAll('\n', '\r\n')}`, ending: '.jsonl' }],
  ['rows.jsonl.zst', { content: storedZstd(jsonl), ending: '.jsonl' }],
  ['rows.json.zst', { content: storedZstd(pretty), ending: '.json' }],
  ['packed.jsonl.gz', { content: gzipSync(jsonl), ending: '.jsonl.gz', form: 'packed' }],
  ['rows.csv', { content: `\ufeff${csvOf('\r\n')}`, ending: '.csv' }],
  ['rows.csv.gz', { content: gzipSync(csvOf('\n')), ending: '.csv.gz', form: 'packed' }],
  ['rows.tsv', { content: csvOf('\n').replaceAll('","', '"\t"'), ending: '.tsv' }],
  ['bom.tsv', { content: `\ufeff${csvOf('\r\n').replaceAll('","', '"\t"')}`, ending: '.tsv' }],
  ['lines.csv', { content: csvOf('\n'), ending: '.jsonl', form: 'jsonl' }],
  ['rows.parquet', { content: parquet(), ending: '.parquet' }],
  ['zstd.parquet', { content: parquet('ZSTD'), ending: '.parquet' }],
  ['gzip.parquet', { content: parquet('GZIP'), ending: '.jsonl', form: 'jsonl' }],
  [
    'utf16be.jsonl',
    { content: Buffer.from(`\ufeff${jsonl}`, 'utf16le').swap16(), ending: '.jsonl' },
  ],
  ['utf16.json', { content: Buffer.from(`\ufeff${pretty}`, 'utf16le'), ending: '.json' }],
  ['utf16.csv', { content: Buffer.from(`\ufeff${csvOf('\r\n')}`, 'utf16le'), ending: '.csv' }],
  [
    'bytes.jsonl',
    {
      content: Buffer.concat([Buffer.from(jsonl), brokenBytes, Buffer.from('\n')]),
      ending: '.jsonl',
      invalid: [Buffer.concat([brokenBytes, Buffer.from('\n')])],
    },
  ],
  ['utf16.jsonl', { content: Buffer.from(`\ufeff${jsonl}`, 'utf16le'), ending: '.jsonl' }],
  [
    'cp949.jsonl',
    {
      content: cp949(koreanRows.map(row => `${JSON.stringify(row)}\n`).join('')),
      ending: '.jsonl',
      rows: koreanRows,
      notice: 'CP949',
    },
  ],
];

/** The rows of a file as JSON, without their keys. */
async function rowsIn(path: string): Promise<object[]> {
  const blocks: Buffer[] = [];
  for await (const block of jsonLines(path, await detectForm(path), () => undefined)) {
    blocks.push(block);
  }
  const lines = Buffer.concat(blocks).toString('utf8').trimEnd().split('\n');
  return lines.map(line => {
    const row = JSON.parse(line) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(row).filter(([name]) => name !== keyField));
  });
}

function sorted(values: readonly object[]): string[] {
  return values.map(value => JSON.stringify(value)).sort();
}

describe('rows in other forms', () => {
  it.each(formats)(
    'of %s are clustered, split and verified, and are the same rows then',
    async (
      name,
      { content, ending, rows: expected = rows, invalid = [], form = 'source', notice },
    ) => {
      const folder = await tempFolder();
      const source = join(folder, name);
      await writeFile(source, content);
      const cache = ['--cache', join(folder, 'cache')];
      const clustered = await run('cluster', source, '--k', '3', ...cache, '--json');
      expect(clustered).toMatchObject({ code: 0 });
      if (notice === undefined) expect(clustered.stderr).toBe('');
      else expect(clustered.stderr).toContain(notice);
      expect(JSON.parse(clustered.stdout)).toMatchObject({
        ...{ rows: 60, invalid: invalid.length, k: 3 },
      });
      const runFolder = `${source}.clusters`;
      expect((await run('show', runFolder)).stdout).toContain(source);
      const out = join(folder, 'out');
      const splitting = await run('split', runFolder, '--out', out, '--form', form);
      expect(splitting).toMatchObject({ code: 0, stderr: '' });
      expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
      const names = await readdir(out);
      const files = names.filter(file => !/^(?:manifest\.json|_invalid\.txt)$/.test(file));
      expect(names.includes('_invalid.txt')).toBe(invalid.length > 0);
      if (invalid.length > 0) {
        expect(await readFile(join(out, '_invalid.txt'))).toEqual(Buffer.concat(invalid));
      }
      for (const file of files) expect(file.slice(file.indexOf('.'))).toBe(ending);
      const found = await Promise.all(files.map(file => rowsIn(join(out, file))));
      expect(sorted(found.flat())).toEqual(sorted(expected));
      expect(await readFile(source)).toEqual(Buffer.from(content));
    },
    120_000,
  );

  it('that are added go to the nearest clusters, and one copy of the lines is kept', async () => {
    const folder = await tempFolder();
    const source = join(folder, 'rows.json');
    await writeFile(source, JSON.stringify(rows));
    const cache = ['--cache', join(folder, 'cache')];
    await run('cluster', source, '--k', '3', ...cache);
    const added = { instruction: 'Translate the sentence below.', output: '' };
    await writeFile(source, JSON.stringify([added, ...rows]));
    const updated = await run('update', `${source}.clusters`, ...cache, '--json');
    expect(JSON.parse(updated.stdout)).toMatchObject({ rows: 61, added: 1 });
    const names = await readdir(`${source}.clusters`);
    expect(names.filter(one => one.startsWith('lines-'))).toHaveLength(1);
    expect((await run('recut', `${source}.clusters`, '--k', '2')).code).toBe(0);
  }, 120_000);

  it('leave nothing behind when there is nothing to cluster', async () => {
    const folder = await tempFolder();
    const source = join(folder, 'rows.json');
    await writeFile(source, '[1, 2]');
    const failed = await run('cluster', source, '--cache', join(folder, 'cache'));
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain(source);
    expect(await readdir(folder)).not.toContain('rows.json.clusters');
  }, 60_000);
});
