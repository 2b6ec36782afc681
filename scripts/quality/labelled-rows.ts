import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Missing } from '../../bench/harness/benchmark.ts';
import { sharedData } from '../../bench/harness/places.ts';
import { evenSample } from '../../src/core/math/random.ts';
import type { DataSet } from './data-sets.ts';

/** Rows of a labelled set in a file of their own. */
export interface LabelledRows {
  readonly set: DataSet;
  /** JSONL. */
  readonly file: string;
  /** By row. */
  readonly labels: readonly unknown[];
}

const seed = 1;

/**
 * Writes so many rows of a set, drawn evenly, to a file in `folder`.
 * @throws Missing
 */
export async function labelledRows(
  set: DataSet,
  count: number,
  folder: string,
): Promise<LabelledRows> {
  const path = join(sharedData, `${set.file}.jsonl.gz`);
  if (!existsSync(path)) throw new Missing(`../shared/data/${set.file}.jsonl.gz is not there`);
  const all = gunzipSync(await readFile(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean);
  const lines = Array.from(evenSample(all.length, count, seed), line => all[line] ?? '');
  const file = join(folder, `${set.file}.jsonl`);
  await writeFile(file, lines.map(line => `${line}\n`).join(''));
  const labels = lines.map(line => (JSON.parse(line) as Record<string, unknown>)[set.label]);
  return { set, file, labels };
}
