import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunClusters } from '../../../src/core/curate/curated-state.ts';
import type { Edit } from '../../../src/core/curate/edit.ts';
import { followRows } from '../../../src/core/curate/follow-rows.ts';
import { sameRows } from '../../../src/core/curate/match-rows.ts';
import { replay, type RunEntries } from '../../../src/core/curate/replay.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { RowVectors } from '../../../src/core/curate/row-vectors.ts';
import type { Curation } from '../../../src/core/curate/curation.ts';
import { packVectors, packingScales } from '../../../src/core/math/packed-vectors.ts';
import { normalise, vectorAt, vectorSet } from '../../../src/core/math/vectors.ts';
import { anyEdit } from './arbitrary-edits.ts';

function runOf(cluster: readonly number[]): RunClusters {
  const clusters = [1, 2, 3, 4, 5].map(id => ({
    id,
    rows: cluster.filter(other => other === id).length,
  }));
  return { clusters, cluster: Int32Array.from(cluster), highest: 5 };
}

/** Every row a text of its own. */
function vectorsOf(cluster: readonly number[], places: readonly (readonly number[])[]): RowVectors {
  const set = vectorSet(places.length, 2);
  places.forEach((place, row) => {
    set.values.set(place, row * 2);
    normalise(vectorAt(set, row));
  });
  const text = Int32Array.from(places.keys());
  return new RowVectors(
    { text, cluster: Int32Array.from(cluster) },
    packVectors(set, packingScales(set)),
  );
}

function entriesOf(edits: readonly Edit[]): RunEntries {
  const head = { kind: 'edit', at: '2026-01-01T00:00:00Z', run: 'a' } as const;
  const since = edits.map((edit, at) => ({ ...head, id: at + 1, edit }));
  return { base: undefined, done: [], undone: [], since };
}

/** The changes of a run after rows were added behind its own. */
function added(
  before: RunClusters,
  edits: readonly Edit[],
  now: RunClusters,
  v: RowVectors,
): Curation {
  const match = sameRows(before.cluster.length);
  const { base, ...rest } = followRows(before, entriesOf(edits), match, now, v);
  const entries = base === null ? entriesOf(edits) : { ...rest, base, since: [] };
  return replay(now, entries).curation;
}

const east = [1, 0];
const west = [-1, 0.1];

describe('rows that are added', () => {
  const before = [1, 1, 1, 1, 2];
  const now = [...before, 1, 1, 2];
  const vectors = vectorsOf(now, [east, east, west, west, west, west, east, west]);
  const rows = rangesOf([2, 3]);

  it.each<Edit[]>([
    [{ kind: 'split', cluster: 1, parts: [{ id: 6, rows }] }],
    [{ kind: 'move', rows, to: 6 }],
    [{ kind: 'seed', seeds: [{ id: 6, name: 'sums', type: '', rows }] }],
  ])('go to the part of their cluster that they are like, by $kind', edit => {
    const curation = added(runOf(before), [edit], runOf(now), vectors);
    expect([...curation.state.places]).toEqual([1, 1, 6, 6, 2, 6, 1, 2]);
    curation.undo();
    expect([...curation.state.places]).toEqual(now);
  });

  it('follow through several changes', () => {
    const edits: Edit[] = [
      { kind: 'split', cluster: 1, parts: [{ id: 6, rows }] },
      { kind: 'merge', clusters: [2, 6], into: 2 },
      { kind: 'move', rows: rangesOf([0, 1]), to: 7 },
    ];
    const curation = added(runOf(before), edits, runOf(now), vectors);
    expect([...curation.state.places]).toEqual([7, 7, 2, 2, 2, 2, 7, 2]);
  });

  it('stay where vectors do not tell the moved rows from the others', () => {
    const move: Edit = { kind: 'move', rows: rangesOf([0]), to: 6 };
    const same = vectorsOf(
      now,
      now.map(() => east),
    );
    const curation = added(runOf(before), [move], runOf(now), same);
    expect([...curation.state.places].slice(5)).toEqual([1, 1, 2]);
  });

  it('move no other row, and come back with those they went with', () => {
    const cluster = fc.integer({ min: 1, max: 5 });
    const place = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(0.5));
    const row = fc.tuple(cluster, place);
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 40, maxLength: 40 }),
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.array(anyEdit, { maxLength: 6 }),
        (known, fresh, edits) => {
          const all = [...known, ...fresh];
          const clusters = all.map(([id]) => id);
          const [start, end] = [runOf(clusters.slice(0, 40)), runOf(clusters)];
          const { state } = replay(start, entriesOf(edits)).curation;
          const vectorsOfAll = vectorsOf(
            clusters,
            all.map(([, at]) => at),
          );
          const curation = added(start, edits, end, vectorsOfAll);
          expect([...curation.state.places].slice(0, 40)).toEqual([...state.places]);
          while (curation.undo() !== undefined);
          expect([...curation.state.places]).toEqual(clusters);
        },
      ),
    );
  });
});
