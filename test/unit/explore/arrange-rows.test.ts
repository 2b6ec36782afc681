import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeRows, type RowOrder } from '../../../src/core/explore/arrange-rows.ts';
import { rowsAt, rowsOfClusters } from '../../../src/core/explore/chosen-rows.ts';
import { fieldNames } from '../../../src/core/explore/field-names.ts';
import { rowLines } from '../../../src/core/explore/row-lines.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const lengths = [5, 3, 9, 3, 1, 7];
const lines = lengths.map((length, row) =>
  JSON.stringify({ instruction: '글'.repeat(length), ...(row % 2 === 0 ? { row } : {}) }),
);

/** Six rows; the last is outside the sample. A line that is no row stands between. */
async function openedRun(): Promise<OpenedRun> {
  const content = `${lines.slice(0, 2).join('\n')}\noops\n${lines.slice(2).join('\n')}\n`;
  const { folder } = await makeRun(
    await tempFolder(),
    content,
    row => [2, 1, 2, 1, 1, 0][row] ?? 0,
  );
  return OpenedRun.open(folder);
}

describe('arranging rows', () => {
  it.each<readonly [RowOrder['by'], readonly number[], readonly number[]]>([
    ['given', [3, 5, 0, 1, 4, 2], [2, 4, 1, 0, 5, 3]],
    ['line', [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]],
    ['length', [4, 1, 3, 0, 5, 2], [2, 5, 0, 1, 3, 4]],
    ['cluster', [1, 3, 4, 0, 2, 5], [0, 2, 1, 3, 4, 5]],
    ['distance', [0, 1, 2, 3, 4, 5], [4, 3, 2, 1, 0, 5]],
  ])('sorts by %s, and the other way round', async (by, ascending, descending) => {
    const opened = await openedRun();
    const rows = Uint32Array.of(3, 5, 0, 1, 4, 2);
    const sorted = (down: boolean): Promise<Uint32Array> =>
      arrangeRows(opened, rows, opened.rows.cluster, { by, descending: down }, quietWork());
    expect([...(await sorted(false))]).toEqual(ascending);
    expect([...(await sorted(true))]).toEqual(descending);
  });

  it('stops when it is cancelled', async () => {
    const opened = await openedRun();
    const work = { ...quietWork(), signal: AbortSignal.abort('enough') };
    const order = { by: 'length', descending: false } as const;
    const sorted = arrangeRows(opened, Uint32Array.of(0), opened.rows.cluster, order, work);
    await expect(sorted).rejects.toBe('enough');
  });
});

describe('choosing rows', () => {
  it('takes the rows of some clusters, or all', () => {
    const cluster = Int32Array.of(2, 1, 0, 2, 3);
    expect([...rowsOfClusters(cluster, [2, 3])]).toEqual([0, 3, 4]);
    expect([...rowsOfClusters(cluster, [])]).toEqual([0, 1, 2, 3, 4]);
  });

  it('finds the rows that begin at some bytes', () => {
    const offsets = fc.uniqueArray(fc.nat({ max: 40 })).map(all => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(offsets, offsets, (rows, wanted) => {
        const byteOffset = Float64Array.from(rows);
        const expected = wanted.filter(at => rows.includes(at)).map(at => rows.indexOf(at));
        expect([...rowsAt({ byteOffset }, Float64Array.from(wanted))]).toEqual(expected);
      }),
    );
  });
});

describe('what is read of rows', () => {
  it('is the names of their fields, the most common first', async () => {
    expect(await fieldNames(await openedRun())).toEqual(['instruction', 'row']);
  });

  it('is their lines as they stand in the file', async () => {
    const text = await rowLines(await openedRun(), Uint32Array.of(4, 1));
    expect(text).toBe(`${lines[4] ?? ''}\n${lines[1] ?? ''}\n`);
  });
});
