import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

interface Printed {
  readonly found?: number;
  readonly clusters?: readonly { id: number; similarity: number }[];
  readonly rows: readonly {
    row: number;
    line: number;
    cluster: number;
    similarity?: number;
    fields: Readonly<Record<string, string>>;
  }[];
}

it('finds rows by words, by regular expression and by meaning', async () => {
  const parent = await tempFolder();
  const source = join(parent, 'data.jsonl');
  const escaped = '{"instruction":"\\ud55c\\uac15\\uc740 몇 킬로미터예요?"}\n';
  await writeFile(source, `${sampleLines(80)}oops\n${rowOf('한강은 길다')}${escaped}`);
  const folder = `${source}.clusters`;
  await run('cluster', source, '--k', '3', '--cache', join(parent, 'cache'), '--json');
  const search = async (...words: string[]): Promise<Printed> => {
    const { stdout, stderr } = await run('search', folder, ...words, '--json');
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Printed;
  };

  const words = await search('한강은');
  expect(words.found).toBe(2);
  expect(words.rows.map(({ row, line }) => [row, line])).toEqual([
    [80, 82],
    [81, 83],
  ]);
  const { cluster = 0 } = words.rows[0] ?? {};
  const others = [1, 2, 3].filter(id => id !== cluster).join(',');
  expect((await search('한강은 길', '--cluster', others)).found).toBe(0);
  expect((await search('^한강.*다$', '--regex')).rows.map(({ row }) => row)).toEqual([80]);

  const near = await search('한강은 길다', '--meaning', '--limit', '2');
  expect(near.rows[0]).toMatchObject({ row: 80, cluster, fields: { instruction: '한강은 길다' } });
  expect(near.rows).toHaveLength(2);
  expect(near.clusters?.map(({ id }) => id).toSorted()).toEqual([1, 2, 3]);

  const { stdout } = await run('search', folder, '한강은', '--limit', '1');
  expect(stdout).toBe(`#${cluster}  line 82: 한강은 길다\n1 of 2 rows shown\n`);
});

it('says what is wrong in one line', async () => {
  const folder = await tempFolder();
  expect(await run('search', folder)).toMatchObject({ code: 2 });
  const both = await run('search', folder, 'a', '--meaning', '--regex');
  expect(both.stderr).toContain('--meaning goes with neither --regex nor --case.');
  expect((await run('search', folder, 'a')).stderr).toContain('holds no run');
});
