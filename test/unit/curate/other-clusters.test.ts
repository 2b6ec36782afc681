import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noMarks } from '../../../src/core/curate/cluster-marks.ts';
import { clusterAt, type RunClusters } from '../../../src/core/curate/curated-state.ts';
import type { CuratedState } from '../../../src/core/curate/curated-state.ts';
import { Curation } from '../../../src/core/curate/curation.ts';
import type { Edit } from '../../../src/core/curate/edit.ts';
import { followRows } from '../../../src/core/curate/follow-rows.ts';
import { sameRows } from '../../../src/core/curate/match-rows.ts';
import { otherClusters, type Ids } from '../../../src/core/curate/other-clusters.ts';
import { follow, replay } from '../../../src/core/curate/replay.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { RowVectors } from '../../../src/core/curate/row-vectors.ts';
import { anyEdit, fiveClusters, rowCount } from './arbitrary-edits.ts';

function clustersOf(...cluster: number[]): RunClusters {
  const ids = [...new Set(cluster)].filter(id => id > 0).toSorted((a, b) => a - b);
  return {
    clusters: ids.map(id => ({ id, rows: cluster.filter(other => other === id).length })),
    cluster: Int32Array.from(cluster),
    highest: Math.max(...ids),
  };
}

function edited(run: RunClusters, edits: readonly Edit[]): Curation {
  const curation = new Curation(run);
  edits.forEach((edit, at) => {
    follow(curation, { kind: 'edit', id: at + 1, at: '2026-01-01T00:00:00Z', run: 'a', edit });
  });
  return curation;
}

interface Carried {
  readonly state: CuratedState;
  readonly lost: readonly string[];
}

function carry(before: RunClusters, now: RunClusters, ids: Ids, ...edits: Edit[]): Carried {
  const { state } = edited(before, edits);
  const match = sameRows(before.cluster.length);
  const { base, lost } = otherClusters(before, state, match, now, ids);
  const entries = { base, done: [], undone: [], since: [] };
  return {
    state: replay(now, entries).curation.state,
    lost: lost.map(({ kind, cluster, rows }) => `${kind} ${cluster} ${rows}`),
  };
}

const kept: Ids = { kind: 'kept', origins: [] };
const anew: Ids = { kind: 'anew' };

describe('otherClusters, where ids are kept', () => {
  const before = clustersOf(1, 1, 1, 1, 2, 2, 2, 3, 3, 3);

  it('changes nothing when the clusters stay', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 10 }), edits => {
        const start = fiveClusters();
        const { state } = edited(start, edits);
        const match = sameRows(rowCount);
        const { base, lost } = otherClusters(start, state, match, start, kept);
        const after = replay(start, { base, done: [], undone: [], since: [] }).curation.state;
        expect([...after.places]).toEqual([...state.places]);
        expect(new Map(after.marked)).toEqual(new Map(state.marked));
        expect(lost).toEqual([]);
      }),
    );
  });

  it('keeps names of ids, also of one that is gone for a while', () => {
    const now = clustersOf(1, 1, 1, 1, 1, 1, 1, 3, 3, 3);
    const edit: Edit = { kind: 'rename', cluster: 2, name: 'Two' };
    const { state, lost } = carry(before, now, kept, edit);
    expect(state.marksOf(2).name).toBe('Two');
    expect(state.has(2)).toBe(false);
    expect(lost).toEqual(['marks 2 0']);
  });

  it('drops a new cluster that comes from a dropped one', () => {
    const now = clustersOf(1, 1, 9, 9, 2, 2, 2, 3, 3, 3);
    const ids: Ids = { kind: 'kept', origins: [{ id: 9, from: 1 }] };
    const { state } = carry(before, now, ids, { kind: 'drop', clusters: [1] });
    expect(state.marksOf(9)).toEqual({ ...noMarks, dropped: true });
  });

  it('merges whole clusters again, with rows that are new in them', () => {
    const now = clustersOf(1, 1, 1, 2, 2, 2, 2, 3, 3, 3);
    const edit: Edit = { kind: 'merge', clusters: [2, 3], into: 3 };
    const { state } = carry(before, now, kept, edit);
    expect([...state.places]).toEqual([1, 1, 1, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('keeps the rows of a cluster that a person made, and not the rest of where they were', () => {
    const rows = rangesOf([0, 1, 2]);
    const edit: Edit = { kind: 'split', cluster: 1, parts: [{ id: 8, rows }] };
    const { state } = carry(before, before, kept, edit, { kind: 'rename', cluster: 8, name: 'x' });
    expect([...state.places].slice(0, 5)).toEqual([8, 8, 8, 1, 2]);
    expect(state.marksOf(8).name).toBe('x');
  });

  it('says which rows had been moved to a cluster that is gone', () => {
    const now = clustersOf(1, 1, 1, 1, 1, 1, 1, 3, 3, 3);
    const { state, lost } = carry(before, now, kept, { kind: 'move', rows: rangesOf([8]), to: 2 });
    expect(state.places[8]).toBe(3);
    expect(lost).toEqual(['rows 2 1']);
  });
});

describe('otherClusters, where ids mean nothing', () => {
  it('carries what was said to the cluster that has most of the rows and mostly them', () => {
    const before = clustersOf(1, 1, 1, 1, 2, 2, 2, 3, 3, 3);
    const now = clustersOf(3, 3, 3, 1, 1, 1, 1, 2, 1, 1);
    const { state, lost } = carry(
      before,
      now,
      anew,
      { kind: 'rename', cluster: 1, name: 'One' },
      { kind: 'rename', cluster: 3, name: 'Three' },
      { kind: 'dropRows', rows: rangesOf([4]) },
    );
    expect(state.marksOf(3).name).toBe('One');
    expect([...state.marked.keys()]).toEqual([3]);
    expect(state.places[4]).toBe(~1);
    expect(lost).toEqual(['marks 3 0']);
  });

  it('keeps a made cluster under an id of its own', () => {
    const before = clustersOf(1, 1, 1, 1, 2, 2, 2, 2);
    const now = clustersOf(2, 2, 2, 2, 1, 1, 1, 1);
    const { state } = carry(before, now, anew, { kind: 'move', rows: rangesOf([0, 4]), to: 3 });
    expect([...state.places]).toEqual([3, 2, 2, 2, 3, 1, 1, 1]);
  });

  it('has every row in one cluster, and every dropped row dropped', () => {
    const cluster = fc.array(fc.integer({ min: 1, max: 6 }), {
      minLength: rowCount,
      maxLength: rowCount,
    });
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 10 }), cluster, (edits, found) => {
        const start = fiveClusters();
        const { state } = edited(start, edits);
        const now = clustersOf(...found);
        const { base } = otherClusters(start, state, sameRows(rowCount), now, anew);
        const after = replay(now, { base, done: [], undone: [], since: [] }).curation.state;
        expect([...after.places].map(place => place < 0)).toEqual(
          [...state.places].map(place => place < 0),
        );
        const ids = after.ids();
        for (const place of after.places) expect(ids).toContain(clusterAt(place));
      }),
    );
  });
});

const noVectors = new RowVectors(
  { text: new Int32Array(0), cluster: new Int32Array(0) },
  {
    dimensions: 1,
    count: 0,
    values: new Int8Array(0),
    scales: Float32Array.of(1),
    factors: new Float32Array(0),
  },
);

describe('followRows', () => {
  const entries = (edits: readonly Edit[]): Parameters<typeof followRows>[1] => ({
    base: undefined,
    done: [],
    undone: [],
    since: edits.map((edit, at) => ({
      kind: 'edit',
      id: at + 1,
      at: '2026-01-01T00:00:00Z',
      run: 'a',
      edit,
    })),
  });

  it('lets everything hold as it is where no row has moved', () => {
    const run = fiveClusters();
    const found = followRows(
      run,
      entries([{ kind: 'drop', clusters: [1] }]),
      sameRows(40),
      run,
      noVectors,
    );
    expect(found).toEqual({ base: null, done: [], undone: [], lost: [] });
  });

  it('gives rows that moved the state they had, and can still undo it', () => {
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 8 }),
        fc.shuffledSubarray([...new Array(rowCount).keys()], {
          minLength: rowCount,
          maxLength: rowCount,
        }),
        (edits, order) => {
          const run = fiveClusters();
          const match = Int32Array.from(order);
          const cluster = new Int32Array(rowCount);
          match.forEach((to, row) => (cluster[to] = run.cluster[row] ?? 0));
          const { curation } = replay(run, entries(edits));
          const now = { ...run, cluster };
          const carried = followRows(run, entries(edits), match, now, noVectors);
          if (carried.base === null) return;
          const after = replay(now, { ...carried, base: carried.base, since: [] }).curation;
          const moved = new Int32Array(rowCount);
          match.forEach((to, row) => (moved[to] = curation.state.places[row] ?? 0));
          expect([...after.state.places]).toEqual([...moved]);
          while (after.undo() !== undefined);
          expect([...after.state.places]).toEqual([...cluster]);
        },
      ),
    );
  });

  it('gives a new row to the cluster that its own went into', () => {
    const before = clustersOf(1, 1, 2, 2);
    const now = clustersOf(1, 1, 2, 2, 2);
    const edits: Edit[] = [
      { kind: 'merge', clusters: [1, 2], into: 1 },
      { kind: 'dropRows', rows: rangesOf([1]) },
    ];
    const match = Int32Array.of(0, -1, 2, 3);
    const carried = followRows(before, entries(edits), match, now, noVectors);
    expect(carried.lost).toEqual([{ kind: 'dropped', cluster: 0, name: '', rows: 1 }]);
    const { state } = replay(now, {
      ...carried,
      base: carried.base ?? undefined,
      since: [],
    }).curation;
    expect([...state.places]).toEqual([1, 1, 1, 1, 1]);
  });
});
