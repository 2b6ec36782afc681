import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openRun, readInvalid } from '../../../src/core/run/open-run.ts';
import { readManifest } from '../../../src/core/split/manifest.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();
const rows = sampleLines(60)
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Record<string, string>)
  .map(({ instruction = '' }) => instruction);

function jsonl(texts: readonly string[]): string {
  return texts.map(instruction => `${JSON.stringify({ instruction })}\r\n`).join('');
}

/** A folder with rows in files of several forms; some lines are none. */
async function folderOfFiles(): Promise<string> {
  const folder = join(await tempFolder(), '자료');
  await mkdir(join(folder, 'inner'), { recursive: true });
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"\n`;
  const files = {
    'a.jsonl': `\ufeff${jsonl(rows.slice(0, 20))}oops`,
    'b.csv': `instruction\n${rows.slice(20, 35).map(cell).join('')}"x"y\n`,
    'c.json.gz': gzipSync(JSON.stringify(rows.slice(35, 50).map(instruction => ({ instruction })))),
    'd.jsonl': jsonl(rows.slice(50)),
    'manifest.json': '{"data": [{"instruction": "no row"}]}',
    'notes.txt': 'no rows',
    'inner/e.jsonl': jsonl(['no row']),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

function numbersIn(ranges: readonly string[]): number[] {
  return ranges.flatMap(range => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}

describe('several files', () => {
  it('of a folder are clustered as one, split and verified, and every row says where it is from', async () => {
    const folder = await folderOfFiles();
    const cache = ['--cache', join(folder, '..', 'cache')];
    const clustered = await run('cluster', folder, '--k', '3', ...cache, '--json');
    expect(clustered).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(clustered.stdout)).toMatchObject({ rows: 60, invalid: 2, k: 3 });
    const runFolder = `${folder}.clusters`;
    const { detail } = await readInvalid(runFolder, await openRun(runFolder));
    expect(detail).toEqual([
      expect.stringContaining('Line 21 of a.jsonl: '),
      expect.stringMatching(/^Line \d+ of b\.csv: A cell goes on behind its closing quote\./),
    ]);
    const shown = (await run('show', runFolder)).stdout;
    expect(shown).toContain(`${folder}\n4 files: a.jsonl, b.csv, c.json.gz, d.jsonl\n`);
    expect(shown).toMatch(/^ {4}[abd]\.\w+ line \d+: /m);

    const out = join(folder, '..', 'out');
    expect(await run('split', runFolder, '--out', out)).toMatchObject({ code: 0, stderr: '' });
    expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
    const { source, files } = await readManifest(out);
    expect(source.files?.map(({ path, lines }) => [path, lines])).toEqual([
      ['../자료/a.jsonl', 21],
      ['../자료/b.csv', 16],
      ['../자료/c.json.gz', 15],
      ['../자료/d.jsonl', 10],
    ]);
    const firsts = [0, 20, 35, 50];
    const seen = new Set<string>();
    for (const { file, kind, from = [] } of files.filter(one => one.kind !== 'invalid')) {
      const lines = (await readFile(join(out, file), 'utf8')).trimEnd().split('\n');
      const places = from.flatMap(({ source: at, lines: own }) =>
        numbersIn(own).map(line => [at, line] as const),
      );
      expect(places).toHaveLength(lines.length);
      expect(kind).toBe('cluster');
      places.forEach(([at, line], row) => {
        const { instruction } = JSON.parse(lines[row] ?? '') as { instruction: string };
        expect(instruction).toBe(rows[(firsts[at] ?? 0) + line - 1]);
        seen.add(`${at}:${line}`);
      });
    }
    expect(seen.size).toBe(60);
  }, 120_000);

  it('are read again when one of them, or their number, changes', async () => {
    const folder = await folderOfFiles();
    const cache = ['--cache', join(folder, '..', 'cache')];
    await run('cluster', folder, '--k', '3', ...cache);
    const update = async (): Promise<unknown> =>
      JSON.parse((await run('update', `${folder}.clusters`, ...cache, '--json')).stdout) as unknown;
    expect(await update()).toMatchObject({ rows: 60, added: 0 });
    await writeFile(join(folder, 'e.jsonl'), jsonl(['Translate the sentence below.']));
    expect(await update()).toMatchObject({ rows: 61, added: 1 });
    await rm(join(folder, 'd.jsonl'));
    expect(await update()).toMatchObject({ rows: 51, added: 0 });
  }, 120_000);

  it('go on without one that is damaged, until it is mended', async () => {
    const folder = await folderOfFiles();
    const cache = ['--cache', join(folder, '..', 'cache')];
    const many = jsonl(rows.flatMap(text => Array.from({ length: 400 }, (_, n) => `${text} ${n}`)));
    const packed = gzipSync(many);
    // Broken off in the middle, so that lines are read before the damage is met.
    await writeFile(join(folder, 'b2.jsonl.gz'), packed.subarray(0, packed.length / 2));
    const clustered = await run('cluster', folder, '--k', '3', ...cache, '--json');
    expect(clustered).toMatchObject({ code: 0 });
    expect(clustered.stderr).toMatch(/Left out: .*b2\.jsonl\.gz/);
    expect(JSON.parse(clustered.stdout)).toMatchObject({ rows: 60, invalid: 2 });
    const { origin } = await openRun(`${folder}.clusters`);
    expect(origin?.files?.map(({ lines }) => lines)).toEqual([21, 16, 15, 10]);
    expect(origin?.leftOut?.map(({ path }) => path)).toEqual(['b2.jsonl.gz']);

    const update = async (): Promise<unknown> =>
      JSON.parse((await run('update', `${folder}.clusters`, ...cache, '--json')).stdout) as unknown;
    expect(await update()).toMatchObject({ rows: 60, added: 0 });
    await writeFile(join(folder, 'b2.jsonl.gz'), gzipSync(jsonl(['Mended at last.'])));
    expect(await update()).toMatchObject({ rows: 61, added: 1 });
    expect((await openRun(`${folder}.clusters`)).origin?.leftOut).toBeUndefined();

    const only = join(folder, 'inner');
    await writeFile(join(only, 'e.jsonl.gz'), packed.subarray(0, 100));
    await rm(join(only, 'e.jsonl'));
    const none = await run('cluster', only, ...cache);
    expect(none).toMatchObject({ code: 1 });
    expect(none.stderr).toContain('e.jsonl.gz');
  }, 120_000);

  it('can be named one by one', async () => {
    const folder = await folderOfFiles();
    const [a, d] = [join(folder, 'a.jsonl'), join(folder, 'd.jsonl')];
    const cache = ['--cache', join(folder, '..', 'cache')];
    const clustered = await run('cluster', d, a, '--k', '2', ...cache, '--json');
    expect(JSON.parse(clustered.stdout)).toMatchObject({
      rows: 30,
      run: `${d}-and-1-more.clusters`,
    });
    const applied = await run('apply', `${d}-and-1-more.clusters`, folder, ...cache, '--json');
    expect(JSON.parse(applied.stdout)).toMatchObject({ rows: 60, run: `${folder}.clusters` });
    expect(await readdir(folder)).not.toContain('a.jsonl.clusters');
    const none = await run('cluster', join(folder, '..', 'cache'));
    expect(none).toMatchObject({ code: 1 });
    expect(none.stderr).toContain('has no files with rows');
  }, 120_000);
});
