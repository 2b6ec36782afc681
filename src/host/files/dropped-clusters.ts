import * as v from 'valibot';
import type { Memento } from 'vscode';
import type { Run } from '../../core/run/run.ts';
import type { RecutResult } from '../../protocol/worker-api.ts';

const storedSchema = v.object({
  /** `createdAt` of the run: ids of another run mean other clusters. */
  run: v.string(),
  clusters: v.array(v.number()),
});

/** Ids of the clusters of `run` that were dropped, ascending. */
export function readDropped(memory: Memento, folder: string, run: Run): number[] {
  const ids = idsOf(run);
  return readStored(memory, folder, run)
    .filter(id => ids.has(id))
    .toSorted((a, b) => a - b);
}

/** Remembers `clusters` as the dropped ones of those that `run` has now. */
export async function writeDropped(
  memory: Memento,
  folder: string,
  run: Run,
  clusters: readonly number[],
): Promise<void> {
  const ids = idsOf(run);
  const gone = readStored(memory, folder, run).filter(id => !ids.has(id));
  const stored = { run: run.createdAt, clusters: [...gone, ...clusters] };
  await memory.update(keyOf(folder), stored.clusters.length > 0 ? stored : undefined);
}

/**
 * The dropped clusters after k changed: those that were, also before they went for a while, and new
 * ones whose rows mostly come from one.
 */
export async function carryDropped(
  memory: Memento,
  folder: string,
  run: Run,
  origins: RecutResult['origins'],
): Promise<number[]> {
  const stored = readStored(memory, folder, run);
  const inherited = origins.filter(({ from }) => stored.includes(from)).map(({ id }) => id);
  const dropped = [...readDropped(memory, folder, run), ...inherited].toSorted((a, b) => a - b);
  await writeDropped(memory, folder, run, dropped);
  return dropped;
}

/** Also of ids that are in use no more. */
function readStored(memory: Memento, folder: string, run: Run): number[] {
  const stored = v.safeParse(storedSchema, memory.get(keyOf(folder)));
  return stored.success && stored.output.run === run.createdAt ? stored.output.clusters : [];
}

function idsOf(run: Run): ReadonlySet<number> {
  return new Set(run.clusters.map(cluster => cluster.id));
}

function keyOf(folder: string): string {
  return `dropped:${folder}`;
}
