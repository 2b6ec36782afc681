import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runMap, type MapPoints } from '../../../src/core/map/run-map.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { clearRun } from '../../../src/core/run/clear-run.ts';
import { parseFloat32Npy } from '../../../src/core/run/npy.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { changeRun } from '../../../src/core/run/write-run.ts';
import { loadProducts } from '../math/dist.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
let products: MatrixProducts;

beforeAll(async () => {
  products = await loadProducts();
});

/** 40 rows of 38 texts: the last two repeat the first; every fifth is outside the sample. */
const texts = Array.from({ length: 40 }, (_, i) => `text ${i % 38}`);
const source = texts.map(text => `${JSON.stringify({ instruction: text })}\n`).join('oops\n');
const clusterOf = (row: number): number => (row % 38) % 5 && 1 + (row % 2);

async function made(): Promise<OpenedRun> {
  const { folder } = await makeRun(await tempFolder(), source, clusterOf);
  return OpenedRun.open(folder);
}

const map = (opened: OpenedRun, work = quietWork()): Promise<MapPoints> =>
  runMap(opened, products, work);

describe('runMap', () => {
  it('gives every clustered row its line, its cluster and the place of its text', async () => {
    const { row, line, places, cluster } = await map(await made());
    const clustered = texts.flatMap((_, at) => (clusterOf(at) > 0 ? [at] : []));
    expect([...row]).toEqual(clustered);
    expect([...line]).toEqual(clustered.map(at => 2 * at + 1));
    expect([...cluster]).toEqual(clustered.map(clusterOf));
    const [first, last] = [row.indexOf(1), row.indexOf(39)];
    expect(places.slice(2 * first, 2 * first + 2)).toEqual(places.slice(2 * last, 2 * last + 2));
  });

  it('shows the clusters that rows have now, and none without one', async () => {
    const opened = await made();
    const before = await map(opened);
    const now = opened.rows.cluster.map((id, row) => (row === 1 ? 9 : row === 2 ? -3 : id));
    const after = await runMap(opened, products, quietWork(), now);
    expect([...after.row]).toEqual([...before.row].filter(row => row !== 2));
    expect(after.cluster[after.row.indexOf(1)]).toBe(9);
    now[0] = 1; // outside the sample, so that there is no place for it
    expect((await runMap(opened, products, quietWork(), now)).row).toEqual(after.row);
  });

  it('saves the map beside the run and reads it again', async () => {
    const opened = await made();
    const first = await map(opened);
    const file = join(opened.folder, 'map.npy');
    const { rows, columns } = parseFloat32Npy(new Uint8Array(await readFile(file)).buffer);
    expect([rows, columns]).toEqual([opened.run.counts.clustered, 2]);
    const { mtimeMs } = await stat(file);
    const silent = { ...quietWork(), report: () => expect.fail('It was made again.') };
    expect(await map(opened, silent)).toEqual(first);
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
    await clearRun(opened.folder);
    await expect(readdir(opened.folder)).rejects.toThrow('ENOENT');
  });

  it('keeps the map when only the clusters change', async () => {
    const opened = await made();
    const before = await map(opened);
    const { folder, run, rows } = opened;
    const changed = { ...rows, cluster: rows.cluster.map(id => id && 3 - id) };
    await changeRun(folder, run, {}, { rows: changed }, quietWork());
    const silent = { ...quietWork(), report: () => expect.fail('It was made again.') };
    const after = await map(await OpenedRun.open(folder), silent);
    expect(after.places).toEqual(before.places);
    expect(after.cluster).toEqual(before.cluster.map(id => 3 - id));
  });

  it.each(['map.npy', 'map.json'])('makes it again when %s is damaged', async name => {
    const opened = await made();
    const before = await map(opened);
    const path = join(opened.folder, name);
    const good = await readFile(path);
    await writeFile(path, good.subarray(0, good.length - 3));
    expect(await map(opened)).toEqual(before);
    expect(await readFile(path)).toEqual(good);
  });

  it('does not take the map of other vectors', async () => {
    const [opened, other] = [await made(), await made()];
    await map(opened);
    const path = join(opened.folder, 'map.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(opened.run.files.vectors.sha256, 'a'.repeat(64)));
    await cp(path, join(other.folder, 'map.json'));
    await cp(join(opened.folder, 'map.npy'), join(other.folder, 'map.npy'));
    const stages = new Set<string>();
    await map(other, { ...quietWork(), report: ({ stage }) => stages.add(stage) });
    expect([...stages]).toEqual(['layout']);
  });

  it('leaves nothing when it is cancelled', async () => {
    const opened = await made();
    const names = await readdir(opened.folder);
    const abort = new AbortController();
    const work = { signal: abort.signal, report: () => abort.abort('enough') };
    await expect(map(opened, work)).rejects.toBe('enough');
    expect(await readdir(opened.folder)).toEqual(names);
  });
});
