import * as v from 'valibot';
import { clusterMarksSchema } from './cluster-marks.ts';
import { clusterIdSchema, editSchema, rowRangesSchema } from './edit.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const head = {
  /** 1, 2, 3, … within a journal. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Id of the run whose clusters and rows are meant. */
  run: v.string(),
};

const editEntrySchema = v.object({ ...head, kind: v.literal('edit'), edit: editSchema });

/** What a person's changes have come to, for a run in which they were not made. */
const baseSchema = v.object({
  /** Of clusters that something was said about, also of ids that are in use no more. */
  marks: v.array(v.object({ cluster: clusterIdSchema, ...clusterMarksSchema.entries })),
  /** Clusters of the run that went into others whole. */
  merged: v.array(v.object({ from: clusterIdSchema, to: clusterIdSchema })),
  /** Rows that are in another cluster than in the run. */
  moved: v.array(v.object({ to: clusterIdSchema, rows: rowRangesSchema })),
  dropped: rowRangesSchema,
  /** The highest id that any cluster had. */
  highest: clusterIdSchema,
});

const lostSchema = v.object({
  /** `marks`: what was said of a cluster; `rows`: rows that had been moved to it, or dropped. */
  kind: v.picklist(['marks', 'rows', 'dropped']),
  /** Id and name the cluster had; 0 for dropped rows. */
  cluster: count,
  name: v.string(),
  rows: count,
});

/** A line of `journal.jsonl`. */
export const journalEntrySchema = v.variant('kind', [
  editEntrySchema,
  v.object({ ...head, kind: v.literal('undo'), of: head.id }),
  v.object({ ...head, kind: v.literal('redo'), of: head.id }),
  v.object({
    ...head,
    kind: v.literal('clustering'),
    /** The run before. */
    from: v.string(),
    /** Null: all that was done in the run before holds in this one as it is. */
    base: v.nullable(baseSchema),
    /** Edits on top of the base, with the row numbers of this run; the last one is undone first. */
    done: v.array(editEntrySchema),
    /** Undone edits; the last one is redone first. */
    undone: v.array(editEntrySchema),
    /** What did not find its rows or clusters again. */
    lost: v.array(lostSchema),
  }),
]);

export type JournalEntry = v.InferOutput<typeof journalEntrySchema>;
export type EditEntry = v.InferOutput<typeof editEntrySchema>;
export type ClusteringEntry = Extract<JournalEntry, { kind: 'clustering' }>;
export type CuratedBase = v.InferOutput<typeof baseSchema>;
export type Lost = v.InferOutput<typeof lostSchema>;

/** An entry without what the journal itself gives it. */
export type NewEntry =
  | Pick<EditEntry, 'kind' | 'edit'>
  | { readonly kind: 'undo' | 'redo'; readonly of: number }
  | Omit<ClusteringEntry, 'id' | 'at' | 'run'>;
