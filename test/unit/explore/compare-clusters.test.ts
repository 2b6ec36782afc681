import { describe, expect, it } from 'vitest';
import { borderRows } from '../../../src/core/explore/border-rows.ts';
import { compareClusters } from '../../../src/core/explore/compare-clusters.ts';
import { CuratedRun } from '../../../src/core/curate/curated-run.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const content = Array.from({ length: 60 }, (_, row) => {
  const text = row % 2 === 0 ? `글 ${row}번을 요약하세요` : `Solve equation number ${row}`;
  return `${JSON.stringify({ instruction: text })}\n`;
}).join('');

async function openRun(): Promise<CuratedRun> {
  const { folder } = await makeRun(await tempFolder(), content, row => (row % 2) + 1);
  return CuratedRun.open(await OpenedRun.open(folder));
}

describe('compareClusters', () => {
  it('says which terms tell each of them from the other', async () => {
    const [first, second] = await compareClusters(await openRun(), [1, 2], quietWork());
    expect([first.cluster, second.cluster]).toEqual([1, 2]);
    expect(first.terms.map(({ term }) => term)).toContain('요약');
    expect(second.terms.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['solve', 'equation']),
    );
    expect(second.terms[0]).toMatchObject({ share: 1, other: 0 });
  });

  it('shows the rows to which the other is the second-nearest, nearest to the border first', async () => {
    const opened = await openRun();
    const [first, second] = await compareClusters(opened, [1, 2], quietWork());
    // In the fixture cluster 1 is the second-nearest of those of 2, and those of 1 have none.
    expect(first.border).toEqual([]);
    expect(second.border.length).toBe(5);
    for (const { row } of second.border) expect(opened.cluster[row.row]).toBe(2);
    const differences = second.border.map(({ difference }) => difference);
    expect(differences).toEqual(differences.toSorted((a, b) => a - b));
    expect(Math.min(...differences)).toBeGreaterThan(0);
  });

  it('compares clusters as a person made them', async () => {
    const curated = await openRun();
    const rows = Array.from({ length: 10 }, (_, i) => 2 * i + 1);
    await curated.edit({ kind: 'move', rows: rangesOf(rows), to: 3 });
    const [korean, moved] = await compareClusters(curated, [1, 3], quietWork());
    expect(korean.terms.map(({ term }) => term)).toContain('요약');
    expect(moved.terms.map(({ term }) => term)).toContain('solve');
    expect(moved.border).toHaveLength(5);
    for (const { row } of moved.border) {
      expect(rows).toContain(row.row);
      expect(row.distance).toBeUndefined();
    }
  });

  it('finds no border of a cluster that is not there', async () => {
    expect(await borderRows(await openRun(), 2, 9, 5)).toEqual([]);
  });
});
