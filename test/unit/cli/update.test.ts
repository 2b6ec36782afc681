import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

describe('update', () => {
  it('gives appended rows to the clusters of a run, which split then takes', async () => {
    const parent = await tempFolder();
    const source = join(parent, 'data.jsonl');
    const folder = `${source}.clusters`;
    const cache = ['--cache', join(parent, 'cache')];
    const content = sampleLines(60);
    await writeFile(source, content);
    expect(await run('cluster', source, '--k', '4', ...cache)).toMatchObject({ code: 0 });

    const longer = `${content}${rowOf('What is 17 times 23?')}oops\n`;
    await writeFile(source, longer);
    const updated = await run('update', folder, ...cache, '--json');
    expect(updated).toMatchObject({ code: 0, stderr: '' });
    const result = JSON.parse(updated.stdout) as { clusters: { id: number; rows: number }[] };
    expect(result).toMatchObject({ rows: 61, added: 1, invalid: 1, unclustered: 0 });
    expect(result.clusters.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(result.clusters.reduce((sum, { rows }) => sum + rows, 0)).toBe(61);
    expect(await readFile(source, 'utf8')).toBe(longer);

    const again = await run('update', folder, ...cache);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toBe(
      `${source}\n61 rows, 0 of them new, 1 invalid lines, 4 clusters\nrun: ${folder}\n`,
    );
    const split = await run('split', folder, '--out', join(parent, 'out'), '--json');
    expect(JSON.parse(split.stdout)).toMatchObject({ kept: 61, invalid: 1, lines: 62 });
  });

  it('says what is wrong in one line', async () => {
    const parent = await tempFolder();
    const missing = await run('update', parent);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toMatch(/^instruction-clusters: .* holds no run\. [^\n]+\n$/);
    const nothing = await run('update');
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toMatch(/^instruction-clusters: RUN is missing\. [^\n]+\n$/);
  });
});
