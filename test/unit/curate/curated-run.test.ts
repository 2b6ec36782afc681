import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CuratedRun } from '../../../src/core/curate/curated-run.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { noCluster } from '../../../src/core/run/line-clusters.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const content = Array.from({ length: 12 }, (_, i) => `{"instruction":"row ${i}"}\n`).join('');

/** Twelve rows; row i is in cluster 1 + i % 3. */
async function threeClusters(): Promise<{ folder: string; parent: string }> {
  const parent = await tempFolder();
  const { folder } = await makeRun(parent, content, row => 1 + (row % 3));
  return { folder, parent };
}

async function open(folder: string): Promise<CuratedRun> {
  return CuratedRun.open(await OpenedRun.open(folder));
}

describe('CuratedRun', () => {
  it('has the state of before when it is opened again, and can undo and redo', async () => {
    const { folder } = await threeClusters();
    const curated = await open(folder);
    const before = curated.view();
    await curated.edit({ kind: 'rename', cluster: 2, name: 'Two' });
    await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
    await curated.edit({ kind: 'drop', clusters: [3] });
    await curated.undo();
    const { view } = await curated.edit({ kind: 'move', rows: rangesOf([2, 5]), to: 7 });

    const again = await open(folder);
    expect(again.view()).toEqual(view);
    expect(again.history()).toEqual(curated.history());
    expect(view.clusters.map(({ id, name, rows }) => `${id} ${name} ${rows}`)).toEqual([
      '1 Two 8',
      '3  2',
      '7  2',
    ]);
    expect(view.nextId).toBe(8);

    await again.undo();
    await again.undo();
    const back = await again.undo();
    expect(back.view.clusters).toEqual(before.clusters);
    expect(back.view.undo).toBeUndefined();
    expect(back.view.redo?.kind).toBe('rename');
    expect((await again.undo()).moved.lines).toHaveLength(0);
    const moved = again.history().findLast(item => item.kind === 'edit');
    const forth = await again.goTo(moved?.kind === 'edit' ? moved.edit.id : 0);
    expect(forth.view.clusters).toEqual(view.clusters);
    expect((await again.goTo(0)).view.clusters).toEqual(before.clusters);
  });

  it('tells which lines have other clusters now', async () => {
    const { folder } = await threeClusters();
    const curated = await open(folder);
    const merged = await curated.edit({ kind: 'merge', clusters: [1, 2], into: 2 });
    expect([...merged.moved.lines]).toEqual([0, 3, 6, 9]);
    expect([...merged.moved.cluster]).toEqual([2, 2, 2, 2]);
    const dropped = await curated.edit({ kind: 'dropRows', rows: rangesOf([0, 4]) });
    expect([...dropped.moved.cluster]).toEqual([noCluster.dropped, noCluster.dropped]);
    const lines = await curated.lines(quietWork());
    expect([...lines.cluster]).toEqual([-3, 2, 3, 2, -3, 3, 2, 2, 3, 2, 2, 3]);
    expect(lines.distance[3]).toBeNaN();
    const undone = await curated.undo();
    expect([...undone.moved.cluster]).toEqual([2, 2]);
  });

  it('takes in what another window has changed meanwhile', async () => {
    const { folder } = await threeClusters();
    const [mine, other] = [await open(folder), await open(folder)];
    await other.edit({ kind: 'merge', clusters: [1, 3], into: 3 });
    await expect(mine.edit({ kind: 'rename', cluster: 1, name: 'gone' })).rejects.toMatchObject({
      code: 'cluster-unknown',
    });
    const { view } = await mine.edit({ kind: 'rename', cluster: 3, name: 'Three' });
    expect(view.clusters.map(({ id, name }) => `${id} ${name}`)).toEqual(['2 ', '3 Three']);
    expect((await other.refresh()).view).toEqual(view);
    await Promise.all(
      [1, 2, 3, 4].map(n => other.edit({ kind: 'note', cluster: 2, note: `${n}` })),
    );
    expect((await mine.refresh()).view.clusters[0]?.note).toBe('4');
  });

  it('refuses a change of a run that is there no more', async () => {
    const { folder, parent } = await threeClusters();
    const curated = await open(folder);
    await makeRun(parent, content, () => 1);
    await expect(curated.edit({ kind: 'drop', clusters: [1] })).rejects.toMatchObject({
      code: 'run-replaced',
    });
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe('');
  });

  it('counts what it could not read or follow, and goes on', async () => {
    const { folder } = await threeClusters();
    const { id } = (await open(folder)).opened.run;
    const head = { at: '2026-01-01T00:00:00.000Z', run: id, kind: 'edit' };
    const unknown = { ...head, id: 1, edit: { kind: 'drop', clusters: [9] } };
    await writeFile(join(folder, 'journal.jsonl'), `oops\n${JSON.stringify(unknown)}\n`);
    const curated = await open(folder);
    expect(curated.view().skipped).toBe(2);
    await curated.edit({ kind: 'drop', clusters: [1] });
    expect((await open(folder)).view().clusters[0]?.dropped).toBe(true);
  });

  it('guesses terms and samples from the clusters that rows come from', async () => {
    const { folder } = await threeClusters();
    const curated = await open(folder);
    const { view } = await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
    const [merged, other] = view.clusters;
    expect(merged).toMatchObject({ described: false, rows: 8, tightness: 0.5 });
    expect(merged?.terms.map(({ term }) => term)).toEqual(['요약', 'summary']);
    expect(other?.described).toBe(true);
    expect((await curated.undo()).view.clusters.every(({ described }) => described)).toBe(true);
    const moved = await curated.edit({ kind: 'move', rows: rangesOf([0, 3, 6, 9]), to: 8 });
    expect(moved.view.clusters.at(-1)).toMatchObject({ id: 8, rows: 4, described: true });
  });
});

describe('a split of a run that a person has changed', () => {
  it('writes the clusters there are now, by their names, and drops what is dropped', async () => {
    const { folder, parent } = await threeClusters();
    const curated = await open(folder);
    await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
    await curated.edit({ kind: 'rename', cluster: 1, name: 'Short answers' });
    await curated.edit({ kind: 'move', rows: rangesOf([2]), to: 4 });
    await curated.edit({ kind: 'drop', clusters: [4] });
    await curated.edit({ kind: 'dropRows', rows: rangesOf([0]) });
    const out = join(parent, 'split');
    const request = { folder, out, drop: [], names: {}, force: false };
    const result = await split(request, quietWork());
    expect(result).toMatchObject({ kept: 10, dropped: 2, lines: 12 });
    expect(result.files.map(({ file, rows }) => `${file} ${rows}`)).toEqual([
      'cluster-01-short-answers.jsonl 7',
      'cluster-03-요약-summary.jsonl 3',
      '_dropped.jsonl 2',
    ]);
    expect(await readFile(join(out, '_dropped.jsonl'), 'utf8')).toBe(
      '{"instruction":"row 0"}\n{"instruction":"row 2"}\n',
    );
    expect((await verifySplit(out, quietWork())).problems).toEqual([]);
  });
});
