import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '../../../src/core/split/manifest.ts';

/** The lines of a file, without their ends, in alphabetical order. */
export async function sortedLines(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  return text.split('\n').filter(Boolean).sort();
}

/** The lines of all files that a split wrote, in alphabetical order. */
export async function sortedSplitLines(folder: string): Promise<readonly string[]> {
  const { files } = await readManifest(folder);
  const lines = await Promise.all(files.map(({ file }) => sortedLines(join(folder, file))));
  return lines.flat().sort();
}
