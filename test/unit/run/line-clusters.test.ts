import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLineClusters, lineClusters } from '../../../src/core/run/line-clusters.ts';
import { readRows } from '../../../src/core/run/open-run.ts';
import { TextIndex } from '../../../src/core/run/text-index.ts';
import { makeRun, scanTable } from './run-fixture.ts';
import { tempFolders } from './temp-folder.ts';

const tempFolder = tempFolders();
const row = (text: string): string => `${JSON.stringify({ instruction: text })}\n`;

describe('lineClusters', () => {
  it('gives every line of the unchanged file its cluster', async () => {
    const content = `${row('a')}\n${row('b')}oops\n${row('c')}`;
    const { folder, run } = await makeRun(await tempFolder(), content, index => index);
    const lines = lineClusters(run, await readRows(folder, run));
    expect(lines.current).toBe(true);
    expect([...lines.cluster]).toEqual([0, -1, 1, -1, 2]);
    expect([...lines.second]).toEqual([0, 0, 0, 0, 1]);
    expect([...lines.distance]).toEqual([NaN, NaN, 1 / 64, NaN, 2 / 64]);
  });

  it('follows rows by their text through a changed file', async () => {
    const made = await makeRun(
      await tempFolder(),
      row('a') + row('b') + row('c'),
      index => index + 1,
    );
    await writeFile(made.source, `${row('c')}\n${row('new')}${row('a')}`);
    const rows = await readRows(made.folder, made.run);
    const lines = changedLineClusters(rows, await scanTable(made.source));
    expect(lines.current).toBe(false);
    expect([...lines.cluster]).toEqual([3, -1, -2, 1]);
    expect(lines.distance[0]).toBe(2 / 64);
  });

  it('prefers a clustered row to an unclustered one with the same text', async () => {
    const made = await makeRun(await tempFolder(), row('a') + row('a'), index => index);
    await writeFile(made.source, row('a') + row('b'));
    const rows = await readRows(made.folder, made.run);
    const lines = changedLineClusters(rows, await scanTable(made.source));
    expect([...lines.cluster]).toEqual([1, -2]);
  });
});

describe('TextIndex', () => {
  it('finds the first row of every hash, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -3n, max: 3n }).map(n => n * 0x1_0000_0001n)),
        fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
        (hashes, others) => {
          const index = new TextIndex(BigInt64Array.from(hashes));
          hashes.forEach((_, at) => index.add(at));
          const asked = [...hashes, ...others];
          expect([...index.find(BigInt64Array.from(asked))]).toEqual(
            asked.map(hash => hashes.indexOf(hash)),
          );
        },
      ),
    );
  });
});
