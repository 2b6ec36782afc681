import { appendFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { clusterParts } from '../../../src/core/curate/cluster-parts.ts';
import { CuratedRun } from '../../../src/core/curate/curated-run.ts';
import { describeCurated } from '../../../src/core/curate/describe-curated.ts';
import { recutRun } from '../../../src/core/recut-run.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { updateRun } from '../../../src/core/update-run.ts';
import { sharedEngine } from '../embed/engine.ts';
import { clusterContent, requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();
const content = sampleLines(240);

let parent: string;
beforeEach(async () => {
  parent = await tempFolder();
  runOf(await clusterContent(engine(), parent, content, { k: 4 }));
});

async function open(): Promise<CuratedRun> {
  return CuratedRun.open(await OpenedRun.open(requestIn(parent).folder));
}

describe('the changes of a real run', () => {
  it('split a cluster by its vectors, and describe the parts', async () => {
    const curated = await open();
    const { opened, state } = curated;
    const rows = state.members.rows(1);
    const { signal } = new AbortController();
    const edit = await clusterParts(opened, state, 1, 3, engine().products, signal);
    const { view } = await curated.edit(edit);
    const parts = view.clusters.filter(({ id }) => id === 1 || id > 4);
    expect(parts).toHaveLength(3);
    expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(rows);
    expect(parts[0]?.rows).toBe(Math.max(...parts.map(part => part.rows)));
    expect(parts.some(({ described }) => described)).toBe(false);

    await describeCurated(curated, quietWork());
    const after = curated.view().clusters;
    expect(after.every(({ described }) => described)).toBe(true);
    for (const { id, terms, samples, rows: own } of after) {
      expect(terms.length).toBeGreaterThan(0);
      expect(samples.central.length).toBeLessThanOrEqual(own);
      for (const row of samples.central) expect(state.places[row]).toBe(id);
    }
    expect((await curated.undo()).view.clusters).toHaveLength(4);
  });

  it('go on to hold when k changes, and ids that a person gave stay theirs', async () => {
    const curated = await open();
    await curated.edit({ kind: 'rename', cluster: 2, name: 'Two' });
    const before = curated.state.places;
    const rows = [...before.keys()].filter(row => before[row] === 1).slice(0, 5);
    await curated.edit({ kind: 'move', rows: [rows[0] ?? 0, 1], to: 5 });
    const { opened } = await recutRun(curated.opened, 7, () => undefined, quietWork());
    expect(opened.run.clusters.map(({ id }) => id)).not.toContain(5);
    const after = await CuratedRun.open(opened);
    expect(after.state.places[rows[0] ?? 0]).toBe(5);
    expect(after.state.marksOf(2).name).toBe('Two');
    expect(after.view().undo).toBeUndefined();
  });

  it('go on to hold when rows are added, and can still be undone', async () => {
    const curated = await open();
    await curated.edit({ kind: 'dropRows', rows: [3, 1] });
    await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
    const request = requestIn(parent);
    await appendFile(request.source, '{"instruction":"Name a river in Korea."}\n');
    await updateRun(request, () => Promise.resolve(engine()), quietWork());
    const after = await open();
    expect(after.opened.run.id).not.toBe(curated.opened.run.id);
    expect(after.state.places).toHaveLength(curated.state.places.length + 1);
    expect(after.state.places[3]).toBeLessThan(0);
    expect(after.state.has(2)).toBe(false);
    expect((await after.undo()).view.clusters).toHaveLength(4);
    expect((await after.undo()).view.undo).toBeUndefined();
  });

  it('take rows that are added into the parts of a cluster that they are like', async () => {
    const curated = await open();
    const { opened, state } = curated;
    const { signal } = new AbortController();
    const made = state.highest + 1;
    await curated.edit(await clusterParts(opened, state, 1, 2, engine().products, signal));
    const before = [...curated.state.places];
    const texts = content.split('\n');
    const again = [1, made].flatMap(id => {
      const row = before.indexOf(id);
      return [{ id, line: texts[row] ?? '' }];
    });
    const request = requestIn(parent);
    await appendFile(request.source, again.map(({ line }) => `${line}\n`).join(''));
    await updateRun(request, () => Promise.resolve(engine()), quietWork());
    const after = await open();
    expect([...after.state.places]).toEqual([...before, ...again.map(({ id }) => id)]);
    await after.undo();
    expect([...after.state.places].slice(-2)).toEqual([1, 1]);
  });

  it('go over to another clustering of the file', async () => {
    const curated = await open();
    await curated.edit({ kind: 'dropRows', rows: [3, 1, 10, 2] });
    await curated.edit({ kind: 'rename', cluster: 1, name: 'One' });
    runOf(await clusterContent(engine(), parent, content, { k: 4, seed: 1 }));
    const after = await open();
    expect([3, 14, 15].map(row => (after.state.places[row] ?? 0) < 0)).toEqual([true, true, true]);
    const named = [...after.state.marked].filter(([, { name }]) => name === 'One');
    expect(named.length + after.view().lost.length).toBe(1);
  });
});
