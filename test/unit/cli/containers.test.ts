import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { detectForm } from '../../../src/core/dataset/detect-form.ts';
import { jsonLines } from '../../../src/core/dataset/json-lines.ts';
import { keyField } from '../../../src/core/dataset/source-records.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();
const rows = sampleLines(60)
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Record<string, string>)
  .map(({ instruction = '', output = '' }) => ({ instruction, output }));

function csvOf(end: string): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [['instruction', 'output'], ...rows.map(row => Object.values(row))]
    .map(fields => `${fields.map(cell).join(',')}${end}`)
    .join('');
}

function parquet(): Buffer {
  const columnData = (['instruction', 'output'] as const).map(name => ({
    name,
    data: rows.map(row => row[name]),
  }));
  return Buffer.from(parquetWriteBuffer({ columnData }));
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

interface Format {
  readonly content: string | Buffer;
  /** Endings of the files of a split. */
  readonly ending: string;
  readonly rows?: readonly object[];
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
  ['packed.jsonl.gz', { content: gzipSync(jsonl), ending: '.jsonl.gz', form: 'packed' }],
  ['rows.csv', { content: `\ufeff${csvOf('\r\n')}`, ending: '.csv' }],
  ['rows.csv.gz', { content: gzipSync(csvOf('\n')), ending: '.csv.gz', form: 'packed' }],
  ['rows.tsv', { content: csvOf('\n').replaceAll('","', '"\t"'), ending: '.tsv' }],
  ['lines.csv', { content: csvOf('\n'), ending: '.jsonl', form: 'jsonl' }],
  ['rows.parquet', { content: parquet(), ending: '.parquet' }],
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
    async (name, { content, ending, rows: expected = rows, form = 'source', notice }) => {
      const folder = await tempFolder();
      const source = join(folder, name);
      await writeFile(source, content);
      const cache = ['--cache', join(folder, 'cache')];
      const clustered = await run('cluster', source, '--k', '3', ...cache, '--json');
      expect(clustered).toMatchObject({ code: 0 });
      if (notice === undefined) expect(clustered.stderr).toBe('');
      else expect(clustered.stderr).toContain(notice);
      expect(JSON.parse(clustered.stdout)).toMatchObject({ rows: 60, invalid: 0, k: 3 });
      const runFolder = `${source}.clusters`;
      expect((await run('show', runFolder)).stdout).toContain(source);
      const out = join(folder, 'out');
      const splitting = await run('split', runFolder, '--out', out, '--form', form);
      expect(splitting).toMatchObject({ code: 0, stderr: '' });
      expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
      const files = (await readdir(out)).filter(file => file !== 'manifest.json');
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
