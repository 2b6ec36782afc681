import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

interface Printed {
  readonly k: number;
  readonly clusters: readonly { id: number; rows: number; terms: string[] }[];
}

it('changes the number of clusters of a run, and changes it back', async () => {
  const parent = await tempFolder();
  const source = join(parent, 'data.jsonl');
  await writeFile(source, sampleLines(80));
  const folder = `${source}.clusters`;
  const made = await run('cluster', source, '--k', '3', '--cache', join(parent, 'cache'), '--json');
  const first = JSON.parse(made.stdout) as Printed;

  const more = await run('recut', folder, '--k', '6', '--json');
  expect(more).toMatchObject({ code: 0, stderr: '' });
  const printed = JSON.parse(more.stdout) as Printed;
  expect(printed.k).toBe(6);
  expect(printed.clusters.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(printed.clusters.reduce((sum, { rows }) => sum + rows, 0)).toBe(80);
  expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toMatchObject({
    parameters: { k: 6 },
    clusters: printed.clusters.map(({ id, rows }) => ({ id, rows })),
  });

  const back = await run('recut', folder, '--k', '3');
  expect(back).toMatchObject({ code: 0, stderr: '' });
  for (const { id, rows } of first.clusters) expect(back.stdout).toContain(`#${id}  ${rows} rows`);

  const unknown = await run('split', folder, '--out', join(parent, 'split'), '--drop', '9');
  expect(unknown.stderr).toContain('There is no cluster 9; the run has 1-3.');
});

it('says what is wrong in one line', async () => {
  const folder = await tempFolder();
  expect(await run('recut', folder)).toMatchObject({ code: 2 });
  expect(await run('recut', folder, '--k', '1')).toMatchObject({ code: 2 });
  const none = await run('recut', folder, '--k', '4');
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr).toMatch(/^instruction-clusters: .*holds no run.*\n$/);
});
