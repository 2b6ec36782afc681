import * as v from 'valibot';

/** How rows divide among the clusters: by their rows, by the roots of those, or evenly. */
export const allocations = ['proportional', 'square-root', 'equal'] as const;
export type Allocation = (typeof allocations)[number];

/** Which rows of a cluster: nearest to its centre, at random, or as different as can be. */
export const rowChoices = ['nearest', 'random', 'varied'] as const;

export const samplingSchema = v.object({
  /** How many, at least 1. */
  rows: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Whether `rows` is the number of all, or that of every cluster; clusters that have fewer give all. */
  per: v.picklist(['total', 'cluster']),
  /** Used with `total`. */
  allocation: v.picklist(allocations),
  choice: v.picklist(rowChoices),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of rows with equal text take one at most. */
  distinct: v.boolean(),
});

/** Which of the kept rows a split writes. */
export type Sampling = Readonly<v.InferOutput<typeof samplingSchema>>;
