import * as v from 'valibot';
import { clusterMethods } from '../cluster/cluster-method.ts';
import { defectKinds } from '../describe/defects/row-defects.ts';

/** Raised whenever a reader of an older version could misread the folder. */
export const runVersion = 2;
export const runFormat = 'instruction-clusters-run';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Size and hash of a data file, by which a reader knows that it belongs to this run. */
const fileSchema = v.object({ bytes: count, sha256 });

const containers = ['lines', 'array', 'keyed', 'member', 'csv', 'tsv', 'parquet'] as const;

/** Which version of a file, and how rows are stored in it. */
const formEntries = {
  path: v.string(),
  bytes: count,
  modifiedMs: v.number(),
  sha256,
  compression: v.picklist(['none', 'gzip', 'zstd']),
  encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'euc-kr']),
};

/** Where clusters come from that were not found in the file itself. */
const originSchema = v.object({
  /** Id of the run that they were found in. */
  run: v.string(),
  /** The file that it clustered, relative to this run's folder with `/` between names. */
  source: v.string(),
  /** Rows farther than this from every centroid have no cluster; null when there is no limit. */
  unlike: v.nullable(v.number()),
});

const clusterId = v.pipe(v.number(), v.integer(), v.minValue(1));

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What an even sample of its rows says about a cluster. */
const profileSchema = v.object({
  /** Rows of the sample. */
  rows: count,
  /** Mean characters; that of the output is null when no row has one. */
  instructionLength: v.number(),
  outputLength: v.nullable(v.number()),
  /** Shares of the rows by the script of the instruction. */
  languages: v.object({ korean: share, latin: share, other: share, mixed: share }),
  /** Shares of the rows that look broken, by how; those of none are missing. */
  defects: v.record(v.picklist(defectKinds), v.optional(share)),
});

/** Why a cluster looks like broken generations. */
const suspicionSchema = v.object({
  /** Share of the sampled rows that show any of the reasons, and that in the rest of the file. */
  share,
  rest: share,
  reasons: v.array(
    v.object({ defect: v.picklist(defectKinds), share, rest: share, rows: v.array(count) }),
  ),
});

/** What is optional is missing in runs of earlier versions of the program. */
export const clusterSchema = v.object({
  /** 1 is the largest cluster. */
  id: clusterId,
  rows: count,
  /** Key terms by class-based TF-IDF, best first, with the shares of rows in and outside the cluster that have them. */
  terms: v.array(
    v.object({
      term: v.string(),
      score: v.number(),
      share: v.optional(share),
      rest: v.optional(share),
    }),
  ),
  /** Row numbers (0-based, among the valid rows of the file). */
  samples: v.object({
    central: v.array(count),
    varied: v.array(count),
    far: v.array(count),
    /** None in runs of earlier versions of the program. */
    random: v.optional(v.array(count), () => []),
  }),
  /** Mean cosine of the rows to the centroid, −1 … 1. */
  tightness: v.number(),
  /** Share of the rows whose text occurs more than once in the file. */
  duplicates: v.optional(share),
  /** Rows in each of equal stretches of the file's rows. */
  positions: v.optional(v.array(count)),
  profile: v.optional(profileSchema),
  /** Missing when nothing speaks for dropping the cluster. */
  suspicion: v.optional(suspicionSchema),
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
  /** What the lines of `source` were made from; missing when they are its own. */
  origin: v.optional(
    v.object({
      ...formEntries,
      container: v.picklist([...containers, 'set']),
      /** Those of a set; their paths are in the folder of the set. */
      files: v.optional(
        v.pipe(
          v.array(v.object({ ...formEntries, container: v.picklist(containers), lines: count })),
          v.readonly(),
        ),
      ),
      /** Files of a set that could not be read. */
      leftOut: v.optional(
        v.pipe(
          v.array(v.object({ path: v.string(), bytes: count, modifiedMs: v.number() })),
          v.readonly(),
        ),
      ),
      /** Whether a set is all files with rows in its folder. */
      whole: v.optional(v.boolean()),
    }),
  ),
  /** Missing when the clusters were found in this file. */
  from: v.optional(originSchema),
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
  /** Clusters that lie together, largest group first; none when there are few clusters. */
  groups: v.optional(
    v.array(
      v.object({
        clusters: v.array(clusterId),
        terms: v.array(v.object({ term: v.string(), score: v.number() })),
      }),
    ),
  ),
  /** Simplified silhouette of every k that was tried; empty without a tree. */
  silhouettes: v.array(v.object({ k: count, score: v.number() })),
  /** The k that automatic choice takes; null without a tree. */
  automaticK: v.nullable(count),
  /** SHA-256 of the file on which the space of the vectors was fitted; later rows were only placed in it. */
  fittedOn: v.optional(sha256),
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
