import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CuratedRun } from '../../../src/core/curate/curated-run.ts';
import { describeCurated } from '../../../src/core/curate/describe-curated.ts';
import { readDescriptions, writeDescriptions } from '../../../src/core/curate/description-file.ts';
import { recutRun } from '../../../src/core/recut-run.ts';
import { clearRun } from '../../../src/core/run/clear-run.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { sharedEngine } from '../embed/engine.ts';
import { clusterContent, requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();
let folder: string;
let curated: CuratedRun;

beforeEach(async () => {
  const parent = await tempFolder();
  runOf(await clusterContent(engine(), parent, sampleLines(120), { k: 4 }));
  ({ folder } = requestIn(parent));
  curated = await open();
  await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
  await describeCurated(curated, quietWork());
});

async function open(): Promise<CuratedRun> {
  return CuratedRun.open(await OpenedRun.open(folder));
}

const file = (): string => join(folder, 'curated.json');

describe('what was found of changed clusters', () => {
  it('is known again after a restart, whatever was undone meanwhile', async () => {
    const merged = curated.view().clusters;
    const again = await open();
    expect(again.view().clusters).toEqual(merged);
    expect(merged.every(({ described }) => described)).toBe(true);

    await again.edit({ kind: 'move', rows: [0, 3], to: 3 });
    expect(again.view().clusters.every(({ described }) => described)).toBe(false);
    await describeCurated(again, quietWork());
    await again.undo();
    await again.undo();
    const later = await open();
    expect((await later.redo()).view.clusters).toEqual(merged);
    const { view } = await later.redo();
    expect(view.clusters.every(({ described }) => described)).toBe(true);
    expect((await readDescriptions(folder, later.opened.run)).size).toBeGreaterThan(1);
  });

  it.each([
    ['damaged', 'nonsense'],
    ['of another form', '{"format":"instruction-clusters-descriptions","version":2}'],
    ['gone', undefined],
  ])('is found again where the file is %s', async (_, text) => {
    const merged = curated.view().clusters;
    if (text === undefined) await rm(file());
    else await writeFile(file(), text);
    const again = await open();
    expect(again.view().clusters.find(({ id }) => id === 1)?.described).toBe(false);
    await describeCurated(again, quietWork());
    expect(again.view().clusters).toEqual(merged);
    expect((await open()).view().clusters).toEqual(merged);
  });

  it('leaves out what cannot be of this run', async () => {
    const json = JSON.parse(await readFile(file(), 'utf8')) as {
      descriptions: { description: { samples: { far: number[] } } }[];
    };
    json.descriptions[0]?.description.samples.far.push(120);
    await writeFile(file(), JSON.stringify(json));
    expect((await readDescriptions(folder, curated.opened.run)).size).toBe(0);
  });

  it('is forgotten when the run is another one, which it never takes the place of', async () => {
    const { opened } = await recutRun(curated.opened, 6, () => undefined, quietWork());
    expect((await readDescriptions(folder, opened.run)).size).toBe(0);
    const { signal } = new AbortController();
    const late = writeDescriptions(folder, curated.opened.run, new Map(), signal);
    await expect(late).rejects.toMatchObject({ code: 'run-replaced' });
  });

  it('goes with the run', async () => {
    expect(await readdir(folder)).toContain('curated.json');
    await clearRun(folder);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });
});
