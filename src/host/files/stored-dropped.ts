import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Run } from '../../core/run/run.ts';

const storedSchema = v.object({
  /** `createdAt` of the run: ids of another run mean other clusters. */
  run: v.string(),
  clusters: v.array(v.number()),
});

/**
 * Ids of the clusters of `run` that an earlier version of the extension remembered as dropped, before
 * that was in the journal.
 */
export function storedDropped(memory: Memento, folder: string, run: Run): number[] {
  const stored = v.safeParse(storedSchema, memory.get(keyOf(folder)));
  if (!stored.success || stored.output.run !== run.createdAt) return [];
  const ids = new Set(stored.output.clusters);
  return run.clusters.map(({ id }) => id).filter(id => ids.has(id));
}

/** Forgets them, when the journal has them. */
export async function forgetStoredDropped(memory: Memento, folder: string): Promise<void> {
  if (memory.get(keyOf(folder)) !== undefined) await memory.update(keyOf(folder), undefined);
}

function keyOf(folder: string): string {
  return `dropped:${folder}`;
}
