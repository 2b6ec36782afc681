import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

interface Printed {
  readonly rows: number;
  readonly of: number;
  readonly written: boolean;
  readonly seeds: readonly {
    name: string;
    rows: number;
    threshold: number;
    nearest: readonly { line: number; similarity: number }[];
  }[];
}

it('gives rows to the clusters of seeds by phrases and by example lines', async () => {
  const parent = await tempFolder();
  const source = join(parent, 'data.jsonl');
  const order = ['다음 문장을 순서대로 배열하세요.', '보기의 문장을 차례대로 배열하세요.'];
  await writeFile(source, `${sampleLines(80)}${order.map(text => rowOf(text)).join('')}`);
  const folder = `${source}.clusters`;
  await run('cluster', source, '--k', '3', '--cache', join(parent, 'cache'), '--json');
  const file = join(parent, 'seeds.json');
  const seeds = [
    { name: '문장 순서', type: 'order', phrases: ['문장을 순서대로 배열하세요'] },
    { name: '1행', lines: [1], threshold: 0.999 },
  ];
  await writeFile(file, JSON.stringify(seeds));

  const preview = await run('seed', folder, file, '--preview', '--json');
  expect(preview).toMatchObject({ code: 0, stderr: '' });
  const planned = JSON.parse(preview.stdout) as Printed;
  expect(planned).toMatchObject({ of: 82, written: false });
  expect(planned.seeds[0]?.nearest.map(({ line }) => line)).toContain(81);
  expect(planned.seeds[1]?.nearest[0]).toMatchObject({ line: 1 });

  const made = await run('seed', folder, file);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain(`${planned.rows} of 82 rows drawn`);
  const journal = await readFile(join(folder, 'journal.jsonl'), 'utf8');
  expect(journal.trimEnd().split('\n')).toHaveLength(1);
  const out = join(parent, 'split');
  const split = await run('split', folder, '--out', out, '--layout', 'types');
  expect(split).toMatchObject({ code: 0 });
  expect(split.stdout).toContain('order');
});

it('says what is wrong in one line', async () => {
  const folder = await tempFolder();
  expect(await run('seed', folder)).toMatchObject({ code: 2 });
  const file = join(folder, 'seeds.json');
  await writeFile(file, '[{ "name": "order" }]');
  expect((await run('seed', folder, file)).stderr).toContain('has no seeds');
});
