import * as v from 'valibot';
import { clusterMethods } from '../cluster/cluster-method.ts';

/** Raised whenever a reader of an older version could misread the folder. */
export const runVersion = 2;
export const runFormat = 'instruction-clusters-run';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Size and hash of a data file, by which a reader knows that it belongs to this run. */
const fileSchema = v.object({ bytes: count, sha256 });

const clusterSchema = v.object({
  /** 1 is the largest cluster. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  rows: count,
  /** Key terms by class-based TF-IDF, best first. */
  terms: v.array(v.object({ term: v.string(), score: v.number() })),
  /** Row numbers (0-based, among the valid rows of the file). */
  samples: v.object({
    central: v.array(count),
    varied: v.array(count),
    far: v.array(count),
  }),
  /** Mean cosine of the rows to the centroid, −1 … 1. */
  tightness: v.number(),
});

/** `run.json`: everything about a run but its rows. */
export const runSchema = v.object({
  format: v.literal(runFormat),
  version: v.literal(runVersion),
  /** Random; names the data files while the run is being written. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  /** Name and version of the program that wrote it. */
  program: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  source: v.object({
    /** Relative to the run folder with `/` between names, so that the two can move together. */
    path: v.string(),
    bytes: count,
    modifiedMs: v.number(),
    sha256,
    lines: count,
  }),
  template: v.string(),
  model: v.object({ id: v.string(), revision: v.string(), dimensions: count }),
  parameters: v.object({
    k: v.union([v.literal('auto'), count]),
    /** `tree`: k is a cut of a tree over fine clusters; `k-means`: k clusters from the start. */
    method: v.picklist(clusterMethods),
    seed: v.pipe(v.number(), v.integer()),
    /** Rows drawn from the file; null when all of them were clustered. */
    sample: v.nullable(count),
    formWeight: v.number(),
  }),
  counts: v.object({
    /** Valid rows. rows + invalid = source.lines. */
    rows: count,
    invalid: count,
    /** Valid rows outside the sample; they belong to no cluster. */
    unclustered: count,
    /** Distinct texts of the file, and those of them that were clustered. */
    unique: count,
    clustered: count,
    tokens: count,
  }),
  clusters: v.array(clusterSchema),
  /** Simplified silhouette of every k that was tried; empty without a tree. */
  silhouettes: v.array(v.object({ k: count, score: v.number() })),
  /** The k that automatic choice takes; null without a tree. */
  automaticK: v.nullable(count),
  /** Wall-clock seconds by stage. */
  seconds: v.record(v.string(), v.number()),
  files: v.object({
    rows: fileSchema,
    invalid: fileSchema,
    vectors: fileSchema,
    scales: fileSchema,
    centroids: fileSchema,
    /** Missing without a tree. */
    fine: v.optional(fileSchema),
    /** Missing when nothing can be added to the run without clustering anew. */
    space: v.optional(fileSchema),
  }),
});

export type Run = v.InferOutput<typeof runSchema>;
export type RunCluster = Run['clusters'][number];
export type RunFile = v.InferOutput<typeof fileSchema>;
