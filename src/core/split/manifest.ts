import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HumanError, systemCode } from '../errors.ts';
import { samplingSchema } from '../sample/sampling.ts';
import { manifestFile } from './file-name.ts';
import { plainLines } from './split-form.ts';
import { keptKinds, splitLayouts } from './split.ts';

/** Raised whenever a reader of an older version could misread the manifest. */
export const splitVersion = 3;
/** Versions of which nothing has another meaning now. */
const readVersions = [1, 2, splitVersion] as const;
export const splitFormat = 'instruction-clusters-split';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Of rows, see `RowSum`. */
const sum = v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))), null);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A name that cannot lead out of the folder: files named here are read, and deleted by a replace. */
const plainName = v.pipe(v.string(), v.regex(/^(?!\.)[^/\\:\0]+$/));

/** `manifest.json`: what a split wrote, from what, and how it adds up. */
export const manifestSchema = v.object({
  format: v.literal(splitFormat),
  version: v.picklist(readVersions),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  source: v.object({
    /** Relative to this folder with `/` between names. */
    path: v.string(),
    bytes: count,
    sha256,
    lines: count,
    /** Whether it begins with a byte order mark; its 3 bytes are in none of the files. */
    bom: v.boolean(),
    /** Sum of its rows; null for plain lines, and when rows have fields added. */
    sum,
    /** The files of a set, in the order of their lines, relative to this folder. */
    files: v.optional(v.array(v.object({ path: v.string(), sha256, lines: count }))),
  }),
  run: v.object({
    id: v.string(),
    program: v.string(),
    createdAt: v.string(),
    template: v.string(),
    model: v.object({ id: v.string(), revision: v.string(), dimensions: count }),
    k: count,
    seed: v.pipe(v.number(), v.integer()),
    /** Rows drawn from the file; null when all of them were clustered. */
    sample: v.nullable(count),
    formWeight: v.number(),
  }),
  layout: v.optional(v.picklist(splitLayouts), 'clusters'),
  /** How the rows are stored in all files but that of the invalid ones, which has lines. */
  form: v.optional(
    v.object({
      container: v.picklist(['lines', 'array', 'keyed', 'csv', 'tsv', 'parquet']),
      compression: v.picklist(['none', 'gzip', 'zstd']),
    }),
    plainLines,
  ),
  /** Which of the kept rows were drawn; null when all of them were. */
  sampling: v.optional(v.nullable(samplingSchema), null),
  /** kept + leftOut + dropped + unclustered + invalid = source.lines */
  counts: v.object({
    kept: count,
    leftOut: v.optional(count, 0),
    dropped: count,
    unclustered: count,
    invalid: count,
  }),
  /** Rows left out of a sample that are in none of the files. */
  unwritten: v.optional(v.object({ rows: count, bytes: count, sum }), {
    rows: 0,
    bytes: 0,
    sum: null,
  }),
  /** Ids of the clusters whose rows are in `_dropped.jsonl`. */
  dropped: v.array(count),
  files: v.array(
    v.object({
      file: plainName,
      kind: v.picklist([
        ...keptKinds,
        ...(['left-out', 'dropped', 'unclustered', 'invalid'] as const),
      ]),
      /** Cluster id for `cluster`, else null. */
      cluster: v.nullable(count),
      /** For `type`, '' for the clusters without one; else null. */
      type: v.optional(v.nullable(v.string()), null),
      rows: count,
      bytes: count,
      /** Those of `bytes` that were added to the rows; the others are as in the source. */
      added: v.optional(count, 0),
      sha256,
      sum,
      /** Of a set: the rows by the files they are from (indexes) and their numbers there, from 1. */
      from: v.optional(v.array(v.object({ source: count, lines: v.array(v.string()) }))),
    }),
  ),
  /** Line numbers (1-based) of the invalid lines by reason, runs of lines as `first-last`. */
  invalidLines: v.record(v.string(), v.array(v.string())),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

const headSchema = v.object({ format: v.literal(splitFormat), version: v.number() });

/** @throws HumanError `split-missing`, `split-newer` or `split-damaged` */
export async function readManifest(folder: string): Promise<Manifest> {
  const json = parseJson(folder, await readText(folder));
  const head = v.safeParse(headSchema, json);
  if (!head.success) throw damaged(folder);
  if (head.output.version > splitVersion) {
    throw new HumanError(
      'split-newer',
      t('{0} was written by a newer version of this program. Update it first.', folder),
    );
  }
  const manifest = v.safeParse(manifestSchema, json);
  if (!manifest.success) throw damaged(folder);
  return manifest.output;
}

async function readText(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, manifestFile), 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'ENOTDIR') throw error;
    throw new HumanError(
      'split-missing',
      t('{0} has no {1}, so it is no folder that a split wrote.', folder, manifestFile),
    );
  }
}

function parseJson(folder: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(folder);
  }
}

function damaged(folder: string): HumanError {
  return new HumanError(
    'split-damaged',
    t('{0} in {1} is not a manifest of a split, or it is damaged.', manifestFile, folder),
  );
}
