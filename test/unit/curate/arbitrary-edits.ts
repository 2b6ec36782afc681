import fc from 'fast-check';
import type { RunClusters } from '../../../src/core/curate/curated-state.ts';
import type { Edit } from '../../../src/core/curate/edit.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';

export const rowCount = 40;

/** Five clusters, and rows outside the sample. */
export function fiveClusters(): RunClusters {
  const cluster = Int32Array.from({ length: rowCount }, (_, row) => (row * 7) % 6);
  const clusters = [1, 2, 3, 4, 5].map(id => ({
    id,
    rows: cluster.filter(other => other === id).length,
  }));
  return { clusters, cluster, highest: 6 };
}

const id = fc.integer({ min: 1, max: 9 });
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 });
const rows = fc
  .uniqueArray(fc.integer({ min: 0, max: rowCount - 1 }), { maxLength: 12 })
  .map(list => rangesOf(list.toSorted((a, b) => a - b)));
const text = fc.constantFrom('', 'Summary', '요약');

/** Edits of `fiveClusters`, some of which are impossible. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('rename'), cluster: id, name: text }),
  fc.record({ kind: fc.constant('note'), cluster: id, note: text }),
  fc.record({ kind: fc.constant('colour'), cluster: id, colour: fc.option(fc.nat(15)) }),
  fc.record({ kind: fc.constant('type'), clusters: ids, type: text }),
  fc.record({ kind: fc.constant('review'), clusters: ids, reviewed: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('drop', 'restore'), clusters: ids }),
  fc.record({ kind: fc.constantFrom('dropRows', 'restoreRows'), rows }),
  fc.record({ kind: fc.constant('move'), rows, to: id }),
  fc.record({
    kind: fc.constant('seed'),
    seeds: fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 14 }), name: text, type: text, rows }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  }),
  ids.map(clusters => ({ kind: 'merge' as const, clusters, into: clusters[0] ?? 1 })),
  fc.record({
    kind: fc.constant('split'),
    cluster: id,
    parts: fc.array(fc.record({ id: fc.integer({ min: 10, max: 14 }), rows }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
);

/** What a person does, where a number beyond the end of a history does nothing. */
export const anyAction = fc.oneof(
  { weight: 3, arbitrary: anyEdit },
  { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
);
