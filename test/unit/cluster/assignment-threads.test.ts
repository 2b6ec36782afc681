import { describe, expect, it } from 'vitest';
import type { ClusterThreads } from '../../../src/core/cluster/assignment-helpers.ts';
import { AssignmentParts } from '../../../src/core/cluster/assignment-parts.ts';
import { assignmentPlaces } from '../../../src/core/cluster/assignment-places.ts';
import { sphericalKMeans, type Clustering } from '../../../src/core/cluster/spherical-kmeans.ts';
import { MemoryPlan } from '../../../src/core/math/memory-plan.ts';
import { nearestMemory } from '../../../src/core/math/nearest-program.ts';
import { pickVectors } from '../../../src/core/math/vectors.ts';
import { builtResources } from '../math/dist.ts';
import { groupedVectors } from './grouped-vectors.ts';
import { weighted } from './packed.ts';

const script = builtResources().assignmentThread;
/** Enough of them that threads are worth it. */
const { vectors } = groupedVectors(Array<number>(40).fill(600), { noise: 1.3 });
const start = pickVectors(vectors, [...Array(60).keys()]);
const data = weighted(vectors);

function cluster(
  threads: ClusterThreads | undefined,
  { signal, onPass }: { signal: AbortSignal; onPass: () => void } = {
    signal: new AbortController().signal,
    onPass: () => undefined,
  },
): Promise<Clustering> {
  return sphericalKMeans(data, start, { maxPasses: 40, tolerance: 0, signal, onPass, threads });
}

describe('threads that help with clustering', () => {
  it('change nothing in the clusters', async () => {
    const alone = await cluster(undefined);
    for (const count of [2, 4]) {
      const together = await cluster({ script, count });
      expect(together.passes).toBe(alone.passes);
      expect(together.index).toEqual(alone.index);
      expect(together.centroids.values).toEqual(alone.centroids.values);
    }
  });

  it('are not needed: one that cannot start is done without', async () => {
    const alone = await cluster(undefined);
    const broken = { script: `${script}.missing`, count: 2 };
    expect((await cluster(broken)).index).toEqual(alone.index);
  });

  it('end when the job is cancelled', async () => {
    const controller = new AbortController();
    const onPass = (): void => {
      controller.abort('enough');
    };
    const job = cluster({ script, count: 2 }, { signal: controller.signal, onPass });
    await expect(job).rejects.toBe('enough');
  });
});

describe('AssignmentParts', () => {
  const plan = new MemoryPlan();
  const places = assignmentPlaces(plan, { count: 10_000, size: 8, k: 3, threads: 2 });
  const memory = nearestMemory(plan.bytes);
  const [first, second] = [0, 1].map(thread => new AssignmentParts(memory, places, thread));

  it('gives every part once, whoever asks', () => {
    first?.begin({ most: 0, farthest: 0, mostBut: 0, withSums: true });
    const taken = places.parts.map((_, turn) => (turn % 3 === 0 ? first : second)?.take());
    expect(taken).toEqual(places.parts);
    expect([first?.take(), second?.take()]).toEqual([undefined, undefined]);
  });

  it('covers all vectors without gap or overlap', () => {
    let next = 0;
    for (const { start, end } of places.parts) {
      expect(start).toBe(next);
      next = end;
    }
    expect(next).toBe(10_000);
  });
});
