import { createHash, randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isGone, processToken, tokenPattern } from '../process-token.ts';
import { manifestFile } from './file-name.ts';
import { readManifest } from './manifest.ts';

/** What a staging folder is called while earlier files of the target lie in it. */
const asideSuffix = '.old';

/** A new hidden folder beside `out`, so that its files can be renamed into place. */
export function stagingFolder(out: string): string {
  const unique = `${processToken()}.${randomBytes(6).toString('hex')}`;
  return join(dirname(out), `${prefixOf(out)}${unique}.tmp`);
}

/** Where the files of an earlier split wait until those of `staged` are in place. */
export function asideFolder(staged: string): string {
  return `${staged}${asideSuffix}`;
}

/**
 * Cleans up beside `out` what splits left there whose processes have ended: a finished one's litter,
 * an unfinished one's files. One that ended while it put its files in place is undone, so that the
 * earlier split is there again.
 */
export async function cleanUpAfterEnded(out: string): Promise<void> {
  const names = await readdir(dirname(out)).catch(() => []);
  const pattern = new RegExp(
    `^${prefixOf(out).replaceAll('.', '\\.')}(${tokenPattern})\\.[0-9a-f]{12}\\.tmp`,
  );
  const ended = new Set(
    names.flatMap(name => {
      const [staged, token] = pattern.exec(name) ?? [];
      return staged !== undefined && token !== undefined && isGone(token) ? [staged] : [];
    }),
  );
  for (const name of ended) await cleanUp(join(dirname(out), name), out);
}

/** The name of `out` may be as long as names can be, so a hash stands for it. */
function prefixOf(out: string): string {
  return `.split-${createHash('sha256').update(basename(out)).digest('hex').slice(0, 12)}.`;
}

async function cleanUp(staged: string, out: string): Promise<void> {
  const aside = asideFolder(staged);
  const earlier = await readdir(aside).catch(() => undefined);
  const waiting = await readdir(staged).catch((): string[] => []);
  // The manifest is the last file to be put in place: while it waits, not all others are there.
  if (earlier !== undefined && waiting.includes(manifestFile)) {
    const { files } = await readManifest(staged);
    for (const { file } of files) {
      if (!waiting.includes(file)) await rename(join(out, file), join(staged, file));
    }
    const manifestLast = [...earlier].sort((a, b) => rank(a) - rank(b));
    for (const name of manifestLast) await rename(join(aside, name), join(out, name));
  }
  await rm(aside, { recursive: true, force: true });
  await rm(staged, { recursive: true, force: true });
}

function rank(name: string): number {
  return Number(name === manifestFile);
}
