import { createHash, randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { withFolderLock } from '../folder-lock.ts';
import { programName } from '../program.ts';
import { syncFile, syncFolder } from '../run/durable.ts';
import { parseFloat32Npy, writeNpy } from '../run/npy.ts';
import { mapDataFile, mapFile, pendingMapPath } from '../run/run-folder.ts';
import type { Run } from '../run/run.ts';
import { writeError } from '../run/write-error.ts';

/** Raised when the same vectors get another map, or a reader could misread it. */
const mapVersion = 1;
const mapFormat = 'instruction-clusters-map';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** `map.json`: of which vectors `map.npy` is the map, and what it holds. */
const mapSchema = v.object({
  format: v.literal(mapFormat),
  version: v.literal(mapVersion),
  program: v.string(),
  /** SHA-256 of `vectors.npy` and `scales.npy` of the run. */
  vectors: sha256,
  scales: sha256,
  seed: v.number(),
  /** SHA-256 of `map.npy`. */
  sha256,
});

/**
 * Reads x and y of every clustered text of `run`; undefined when there is no map, or one of other
 * vectors, or a damaged one, since it can be made again.
 */
export async function readMap(folder: string, run: Run): Promise<Float32Array | undefined> {
  try {
    const text = await readFile(join(folder, mapFile), 'utf8');
    const head = v.parse(mapSchema, JSON.parse(text));
    if (!isMapOf(head, run)) return undefined;
    const bytes = await readFile(join(folder, mapDataFile));
    if (sha256Of(bytes) !== head.sha256) return undefined;
    const { rows, columns, values } = parseFloat32Npy(new Uint8Array(bytes).buffer);
    return rows === run.counts.clustered && columns === 2 ? values : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes `map.npy` and then `map.json`, each by one rename; a crash in between leaves a pair whose
 * hash does not fit, which is no map.
 * @param places x and y of every clustered text
 * @throws HumanError as `writeError` gives it
 */
export async function writeMap(
  folder: string,
  run: Run,
  places: Float32Array,
  signal: AbortSignal,
): Promise<void> {
  const id = randomBytes(6).toString('hex');
  const data = pendingMapPath(folder, mapDataFile, id);
  const head = pendingMapPath(folder, mapFile, id);
  try {
    await withFolderLock(folder, signal, async () => {
      try {
        await writeNpy(data, { rows: places.length / 2, columns: 2, values: places });
        await writeFile(head, `${JSON.stringify(headOf(run, await readFile(data)), null, 2)}\n`);
        await Promise.all([syncFile(data), syncFile(head)]);
        await rename(data, join(folder, mapDataFile));
        await rename(head, join(folder, mapFile));
        await syncFolder(folder);
      } finally {
        await Promise.all([data, head].map(path => rm(path, { force: true })));
      }
    });
  } catch (error) {
    throw writeError(folder, error);
  }
}

function headOf(run: Run, data: Uint8Array): v.InferOutput<typeof mapSchema> {
  const { vectors, scales } = run.files;
  return {
    format: mapFormat,
    version: mapVersion,
    program: programName,
    vectors: vectors.sha256,
    scales: scales.sha256,
    seed: run.parameters.seed,
    sha256: sha256Of(data),
  };
}

function isMapOf(head: v.InferOutput<typeof mapSchema>, { files, parameters }: Run): boolean {
  return (
    head.vectors === files.vectors.sha256 &&
    head.scales === files.scales.sha256 &&
    head.seed === parameters.seed
  );
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
