import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { withFolderLock } from '../folder-lock.ts';
import { programName } from '../program.ts';
import { syncFile, syncFolder } from '../run/durable.ts';
import { requireSameRun } from '../run/require-same.ts';
import { curatedFile, pendingCuratedPath } from '../run/run-folder.ts';
import { clusterSchema, type Run } from '../run/run.ts';
import { writeError } from '../run/write-error.ts';
import type { Description } from './cluster-descriptions.ts';

/** What was found of sets of rows, by their fingerprints. */
export type Descriptions = ReadonlyMap<string, Description>;

const format = 'instruction-clusters-descriptions';
/** Raised when a description means something else, or a reader could misread it. */
const version = 1;
/** The latest are kept. */
const mostDescriptions = 1_000;

const headSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  program: v.string(),
  /** Id of the run whose rows are meant. */
  run: v.string(),
  descriptions: v.array(v.unknown()),
});

const entrySchema = v.object({
  /** Fingerprint of the rows, as of `ClusterMembers`. */
  of: v.string(),
  description: v.omit(clusterSchema, ['id', 'rows']),
});

/**
 * Reads what has been found of clusters that a person has changed, the latest last. Since a description is of a set
 * of rows, it holds whenever a cluster has these rows, and is of no use otherwise; what is of another run or damaged
 * is as if it were not there, since it can be found again.
 */
export async function readDescriptions(folder: string, run: Run): Promise<Descriptions> {
  try {
    const json: unknown = JSON.parse(await readFile(join(folder, curatedFile), 'utf8'));
    const head = v.parse(headSchema, json);
    if (head.run !== run.id) return new Map();
    const entries = head.descriptions
      .map(entry => v.safeParse(entrySchema, entry))
      .filter(entry => entry.success)
      .map(({ output }) => output)
      .filter(({ description }) => hasRows(run, description));
    return new Map(entries.map(({ of, description }) => [of, description]));
  } catch {
    return new Map();
  }
}

/**
 * Writes `curated.json` by one rename, with what others have written there.
 * @throws HumanError `run-replaced`, or as `writeError` gives it
 */
export async function writeDescriptions(
  folder: string,
  run: Run,
  descriptions: Descriptions,
  signal: AbortSignal,
): Promise<void> {
  const pending = pendingCuratedPath(folder, randomBytes(6).toString('hex'));
  try {
    await withFolderLock(folder, signal, async () => {
      await requireSameRun(folder, run.id);
      const all = [...(await readDescriptions(folder, run)), ...descriptions];
      try {
        await writeFile(pending, `${JSON.stringify(contentOf(run, new Map(all)))}\n`);
        await syncFile(pending);
        await rename(pending, join(folder, curatedFile));
        await syncFolder(folder);
      } finally {
        await rm(pending, { force: true });
      }
    });
  } catch (error) {
    throw writeError(folder, error);
  }
}

function contentOf({ id }: Run, descriptions: Descriptions): v.InferOutput<typeof headSchema> {
  const latest = [...descriptions].slice(-mostDescriptions);
  return {
    format,
    version,
    program: programName,
    run: id,
    descriptions: latest.map(([of, description]) => ({ of, description })),
  };
}

function hasRows({ counts }: Run, { samples, suspicion }: Description): boolean {
  const evidence = suspicion?.reasons.flatMap(({ rows }) => rows) ?? [];
  return [...Object.values(samples).flat(), ...evidence].every(row => row < counts.rows);
}
