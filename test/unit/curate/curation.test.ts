import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noMarks, type ClusterMarks } from '../../../src/core/curate/cluster-marks.ts';
import { clusterAt, type CuratedState } from '../../../src/core/curate/curated-state.ts';
import { Curation } from '../../../src/core/curate/curation.ts';
import type { Edit } from '../../../src/core/curate/edit.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { HumanError } from '../../../src/core/errors.ts';
import { anyAction, anyEdit, fiveClusters } from './arbitrary-edits.ts';

/** All that can be seen of a state. */
function seen(state: CuratedState): unknown {
  return {
    places: [...state.places],
    marks: [...state.marked].toSorted(([a], [b]) => a - b),
    clusters: state.ids().map(id => ({
      id,
      rows: state.members.rows(id),
      dropped: state.members.droppedRows(id),
      print: state.members.fingerprint(id),
    })),
  };
}

let nextId = 0;
function make(curation: Curation, edit: Edit): boolean {
  try {
    curation.edit({ kind: 'edit', id: ++nextId, at: '2026-01-01T00:00:00Z', run: 'r', edit });
    return true;
  } catch (error) {
    if (error instanceof HumanError) return false;
    throw error;
  }
}

function after(...edits: Edit[]): Curation {
  const curation = new Curation(fiveClusters());
  for (const edit of edits) expect(make(curation, edit)).toBe(true);
  return curation;
}

function rowsIn(state: CuratedState, id: number): number[] {
  return [...state.places.keys()].filter(row => state.places[row] === id);
}

describe('Curation', () => {
  it('undoes and redoes any edit', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), anyEdit, (before, edit) => {
        const curation = new Curation(fiveClusters());
        for (const earlier of before) make(curation, earlier);
        const start = seen(curation.state);
        if (!make(curation, edit)) {
          expect(seen(curation.state)).toEqual(start);
          return;
        }
        const end = seen(curation.state);
        curation.undo();
        expect(seen(curation.state)).toEqual(start);
        curation.redo();
        expect(seen(curation.state)).toEqual(end);
      }),
    );
  });

  it('goes back to the beginning and forth to the end', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 20 }), actions => {
        const curation = new Curation(fiveClusters());
        const start = seen(curation.state);
        for (const action of actions) {
          if (action === 'undo') curation.undo();
          else if (action === 'redo') curation.redo();
          else make(curation, action);
        }
        while (curation.redo() !== undefined);
        const end = seen(curation.state);
        while (curation.undo() !== undefined);
        expect(seen(curation.state)).toEqual(start);
        while (curation.redo() !== undefined);
        expect(seen(curation.state)).toEqual(end);
      }),
    );
  });

  it('has every row in exactly one cluster, kept or dropped', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 20 }), actions => {
        const curation = new Curation(fiveClusters());
        for (const action of actions) {
          if (action === 'undo') curation.undo();
          else if (action === 'redo') curation.redo();
          else make(curation, action);
        }
        const { state } = curation;
        const outside = [...state.places].filter(place => clusterAt(place) === 0).length;
        const inside = state
          .ids()
          .reduce((sum, id) => sum + state.members.rows(id) + state.members.droppedRows(id), 0);
        expect(inside + outside).toBe(state.places.length);
        for (const id of state.ids()) {
          expect(rowsIn(state, id)).toHaveLength(state.members.rows(id));
          expect(id).toBeLessThanOrEqual(state.highest);
        }
      }),
    );
  });

  it('merges clusters with all that was said of them, and never drops rows that were kept', () => {
    const curation = after(
      { kind: 'rename', cluster: 2, name: ' Two ' },
      { kind: 'drop', clusters: [1, 2] },
      { kind: 'merge', clusters: [1, 2, 3], into: 1 },
    );
    const { state } = curation;
    expect(state.ids()).toEqual([1, 4, 5]);
    expect(state.marksOf(1)).toEqual<ClusterMarks>({ ...noMarks, name: 'Two' });
    expect(make(curation, { kind: 'rename', cluster: 2, name: 'gone' })).toBe(false);
  });

  it('splits a cluster, whose type its parts keep', () => {
    const start = new Curation(fiveClusters()).state;
    const rows = rowsIn(start, 3);
    const { state } = after(
      { kind: 'type', clusters: [3], type: 'maths' },
      { kind: 'rename', cluster: 3, name: 'Three' },
      { kind: 'split', cluster: 3, parts: [{ id: 7, rows: rangesOf(rows.slice(0, 2)) }] },
    );
    expect(rowsIn(state, 7)).toEqual(rows.slice(0, 2));
    expect(rowsIn(state, 3)).toEqual(rows.slice(2));
    expect(state.marksOf(7)).toEqual<ClusterMarks>({ ...noMarks, type: 'maths' });
    expect(state.marksOf(3).name).toBe('Three');
  });

  it('keeps dropped rows dropped wherever their cluster goes', () => {
    const rows = rowsIn(new Curation(fiveClusters()).state, 2);
    const curation = after(
      { kind: 'dropRows', rows: rangesOf(rows.slice(0, 1)) },
      { kind: 'merge', clusters: [1, 2], into: 1 },
    );
    expect(curation.state.places[rows[0] ?? 0]).toBe(~1);
    expect(curation.state.members.droppedRows(1)).toBe(1);
    expect(make(curation, { kind: 'restoreRows', rows: rangesOf(rows.slice(0, 1)) })).toBe(true);
    expect(curation.state.places[rows[0] ?? 0]).toBe(1);
  });

  it('refuses rows behind the end and rows of another cluster', () => {
    const curation = new Curation(fiveClusters());
    expect(make(curation, { kind: 'dropRows', rows: [0, 1e12] })).toBe(false);
    const others = rangesOf(rowsIn(curation.state, 4));
    expect(make(curation, { kind: 'split', cluster: 3, parts: [{ id: 7, rows: others }] })).toBe(
      false,
    );
  });
});
