import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Run } from '../../core/run/run.ts';

const storedSchema = v.object({
  /** `createdAt` of the run: ids of another run mean other clusters. */
  run: v.string(),
  clusters: v.array(v.number()),
});

/** Ids of the clusters of `run` that were dropped, ascending. */
export function readDropped(memory: Memento, folder: string, run: Run): number[] {
  const stored = v.safeParse(storedSchema, memory.get(keyOf(folder)));
  if (!stored.success || stored.output.run !== run.createdAt) return [];
  const ids = new Set(run.clusters.map(cluster => cluster.id));
  return stored.output.clusters.filter(id => ids.has(id)).toSorted((a, b) => a - b);
}

export async function writeDropped(
  memory: Memento,
  folder: string,
  run: Run,
  clusters: readonly number[],
): Promise<void> {
  const stored = { run: run.createdAt, clusters: [...clusters] };
  await memory.update(keyOf(folder), clusters.length > 0 ? stored : undefined);
}

function keyOf(folder: string): string {
  return `dropped:${folder}`;
}
