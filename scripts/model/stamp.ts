import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { systemCode } from '../../src/core/errors.ts';
import type { Files } from './model-files.ts';

/** What was made from what: SHA-256 of the scripts and of every file written, by path. */
const stampSchema = v.object({ scripts: v.string(), files: v.record(v.string(), v.string()) });
type Stamp = v.InferOutput<typeof stampSchema>;

/** Whether every file the stamp names is there with its contents, made by these very scripts. */
export async function isCurrent(stampPath: string, scripts: string): Promise<boolean> {
  const text = await readIfPresent(stampPath);
  if (text === undefined) return false;
  const stamp = parseStamp(text.toString());
  if (stamp?.scripts !== (await hashFolder(scripts))) return false;
  for (const [path, hash] of Object.entries(stamp.files)) {
    const content = await readIfPresent(path);
    if (content === undefined || sha256(content) !== hash) return false;
  }
  return true;
}

/** @param written folders with the files in them */
export async function writeStamp(
  stampPath: string,
  scripts: string,
  written: ReadonlyMap<string, Files>,
): Promise<void> {
  const files: Stamp['files'] = {};
  for (const [folder, contents] of written) {
    for (const [path, bytes] of contents) files[join(folder, path)] = sha256(bytes);
  }
  const stamp: Stamp = { scripts: await hashFolder(scripts), files };
  await mkdir(dirname(stampPath), { recursive: true });
  await writeFile(stampPath, JSON.stringify(stamp, null, 2));
}

/** A stamp that cannot be read counts as none: everything is then made again. */
function parseStamp(text: string): Stamp | undefined {
  try {
    return v.parse(stampSchema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function hashFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex');
}

async function readIfPresent(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
