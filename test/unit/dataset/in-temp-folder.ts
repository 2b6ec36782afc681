import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `use` with a folder of its own, which is removed afterwards: for each round of a property. */
export async function inTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
