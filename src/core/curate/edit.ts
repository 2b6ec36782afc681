import * as v from 'valibot';
import { areRanges } from './row-ranges.ts';

/** What an int16 holds, in which the clusters of lines are kept. */
export const largestId = 32_767;

/** Longest text a person can give a cluster; names and types are shown in one line. */
export const longestName = 200;
export const longestType = 100;
const longest = { name: longestName, type: longestType, note: 10_000 } as const;

/** Id of a cluster that a person can speak of. */
export const clusterIdSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(largestId),
);
const id = clusterIdSchema;
const ids = v.pipe(v.array(id), v.minLength(1));
const name = v.pipe(v.string(), v.maxLength(longest.name));
const type = v.pipe(v.string(), v.maxLength(longest.type));
const note = v.pipe(v.string(), v.maxLength(longest.note));

export const rowRangesSchema = v.pipe(
  v.array(v.number()),
  v.check(numbers => areRanges(numbers)),
);

/** One change by a person. Rows are row numbers of the run, ascending. */
export const editSchema = v.variant('kind', [
  /** '' goes back to the key terms. One that was `suggested` never replaces a name. */
  v.object({
    kind: v.literal('rename'),
    cluster: id,
    name,
    suggested: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('note'), cluster: id, note }),
  /** Index of the palette; null goes back to that of the id. */
  v.object({
    kind: v.literal('colour'),
    cluster: id,
    colour: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  }),
  /** '' for none. */
  v.object({ kind: v.literal('type'), clusters: ids, type }),
  v.object({ kind: v.literal('review'), clusters: ids, reviewed: v.boolean() }),
  v.object({ kind: v.literal('drop'), clusters: ids }),
  v.object({ kind: v.literal('restore'), clusters: ids }),
  v.object({ kind: v.literal('dropRows'), rows: rowRangesSchema }),
  v.object({ kind: v.literal('restoreRows'), rows: rowRangesSchema }),
  /** All rows of `clusters` go to `into`, which is one of them. */
  v.object({ kind: v.literal('merge'), clusters: ids, into: id }),
  /** Rows of `cluster` go to new clusters; one part may be the cluster itself. */
  v.object({
    kind: v.literal('split'),
    cluster: id,
    parts: v.pipe(v.array(v.object({ id, rows: rowRangesSchema })), v.minLength(1)),
  }),
  /** To a cluster that is there, or to a new one. */
  v.object({ kind: v.literal('move'), rows: rowRangesSchema, to: id }),
  /** Rows near to a seed go to its cluster, which is there or new and gets its name and type. */
  v.object({
    kind: v.literal('seed'),
    seeds: v.pipe(v.array(v.object({ id, name, type, rows: rowRangesSchema })), v.minLength(1)),
  }),
]);

export type Edit = v.InferOutput<typeof editSchema>;

/** The row numbers in an edit, for who has to find them in another version of the file. */
export function mapRows(edit: Edit, map: (ranges: readonly number[]) => number[]): Edit {
  switch (edit.kind) {
    case 'dropRows':
    case 'restoreRows':
    case 'move':
      return { ...edit, rows: map(edit.rows) };
    case 'split':
      return {
        ...edit,
        parts: edit.parts.map(part => ({ ...part, rows: map(part.rows) })),
      };
    case 'seed':
      return { ...edit, seeds: edit.seeds.map(seed => ({ ...seed, rows: map(seed.rows) })) };
    default:
      return edit;
  }
}
