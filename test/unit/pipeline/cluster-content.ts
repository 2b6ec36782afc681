import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Engine } from '../../../src/core/engine.ts';
import { clusterFile, type ClusterRequest } from '../../../src/core/pipeline.ts';
import type { Outcome, Work } from '../../../src/core/progress.ts';
import { readRows } from '../../../src/core/run/open-run.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { quietWork } from '../run/run-fixture.ts';

const sample = resolve(import.meta.dirname, '../../../samples/instructions.jsonl');

/** The first `count` lines of the sample. */
export function sampleLines(count: number): string {
  const lines = readFileSync(sample, 'utf8').split('\n', count);
  return lines.map(line => `${line}\n`).join('');
}

export function rowOf(instruction: unknown): string {
  return `${JSON.stringify({ instruction })}\n`;
}

/** What to cluster in `parent`: source, run and cache all lie there. */
export function requestIn(parent: string, options: Partial<ClusterRequest> = {}): ClusterRequest {
  return {
    source: join(parent, 'data.jsonl'),
    folder: join(parent, 'data.jsonl.clusters'),
    cacheFolder: join(parent, 'cache'),
    cacheBytes: Infinity,
    template: undefined,
    k: 3,
    seed: 1,
    sample: undefined,
    method: 'tree',
    formWeight: 0.5,
    ...options,
  };
}

export async function clusterContent(
  engine: Engine,
  parent: string,
  content: Uint8Array | string,
  options: Partial<ClusterRequest> = {},
  work: Work = quietWork(),
): Promise<Outcome<Run>> {
  const request = requestIn(parent, options);
  await writeFile(request.source, content);
  return clusterFile(request, engine, work);
}

/** The run of an outcome that must not be cancelled. */
export function runOf(outcome: Outcome<Run>): Run {
  if (outcome.status === 'done') return outcome.value;
  throw new Error('The run was cancelled.');
}

/** Cluster of every row of the run in `folder`. */
export async function clustersIn(folder: string, run: Run): Promise<number[]> {
  return [...(await readRows(folder, run)).cluster];
}
