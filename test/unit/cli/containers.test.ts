import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';
import { rejoin } from './rejoin.ts';

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

describe('rows in other forms', () => {
  it.each<readonly [string, string | Buffer]>([
    ['rows.json', JSON.stringify(rows, null, 2)],
    ['rows.jsonl.gz', gzipSync(jsonl)],
    ['rows.csv', csvOf('\r\n')],
    ['rows.parquet', parquet()],
  ])(
    'of %s are clustered, split and verified, and join back to the same rows',
    async (name, content) => {
      const folder = await tempFolder();
      const source = join(folder, name);
      await writeFile(source, content);
      const cache = ['--cache', join(folder, 'cache')];
      const clustered = await run('cluster', source, '--k', '3', ...cache, '--json');
      expect(clustered).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(clustered.stdout)).toMatchObject({ rows: 60, invalid: 0, k: 3 });
      const runFolder = `${source}.clusters`;
      expect((await run('show', runFolder)).stdout).toContain(source);
      const out = join(folder, 'out');
      expect(await run('split', runFolder, '--out', out)).toMatchObject({ code: 0, stderr: '' });
      expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
      const joined = (await rejoin(runFolder, out)).toString('utf8').trimEnd().split('\n');
      expect(joined.map(line => JSON.parse(line) as unknown)).toEqual(rows);
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
