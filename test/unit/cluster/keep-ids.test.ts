import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepIds, type KeptIds, type KnownClusters } from '../../../src/core/cluster/keep-ids.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { vectorsOf } from '../math/vectors-of.ts';

const dimensions = 40;

/** Every text has a direction of its own, and a cluster the mean of its texts'. */
function centroidsOf(now: readonly number[]): VectorSet {
  const set = vectorSet(Math.max(...now) + 1, dimensions);
  now.forEach((cluster, text) => {
    const centroid = vectorAt(set, cluster);
    centroid[text] = 1;
  });
  for (let i = 0; i < set.count; i++) normalise(vectorAt(set, i));
  return set;
}

/** Clusters of texts, step by step, each with ids after those before it. */
class Steps {
  known: KnownClusters = { ids: [], centroids: vectorSet(0, dimensions) };
  before: number[];

  constructor(now: readonly number[]) {
    const centroids = centroidsOf(now);
    this.known = { ids: Array.from({ length: centroids.count }, (_, i) => i + 1), centroids };
    this.before = now.map(cluster => cluster + 1);
  }

  /** The ids of the texts after a step to other clusters. */
  to(now: readonly number[]): number[] {
    const centroids = centroidsOf(now);
    const { ids } = this.keep(now, centroids);
    const gone = [...this.known.ids.keys()].filter(at => !ids.includes(this.known.ids[at] ?? 0));
    this.known = {
      ids: [...ids, ...gone.map(at => this.known.ids[at] ?? 0)],
      centroids: vectorsOf(
        ...[...ids.keys()].map(at => [...vectorAt(centroids, at)]),
        ...gone.map(at => [...vectorAt(this.known.centroids, at)]),
      ),
    };
    this.before = now.map(cluster => ids[cluster] ?? 0);
    return this.before;
  }

  keep(now: readonly number[], centroids = centroidsOf(now)): KeptIds {
    return keepIds(this.known, centroids, {
      before: Int32Array.from(this.before),
      now: Int32Array.from(now),
      weights: new Uint32Array(now.length).fill(1),
    });
  }
}

/** Numbers clusters by their first text, without gaps. */
function compact(values: readonly number[]): number[] {
  const numbers = new Map([...new Set(values)].map((name, number) => [name, number]));
  return values.map(value => numbers.get(value) ?? 0);
}

const clustering = fc
  .array(fc.nat({ max: 7 }), { minLength: dimensions, maxLength: dimensions })
  .map(compact);

describe('keepIds', () => {
  it('changes no id when the clusters are the same, in whatever order', () => {
    fc.assert(
      fc.property(clustering, fc.nat(), (now, turn) => {
        const steps = new Steps(now);
        const ids = [...steps.before];
        const count = Math.max(...now) + 1;
        expect(steps.to(now.map(cluster => (cluster + turn) % count))).toEqual(ids);
      }),
      { seed: 1 },
    );
  });

  it('is undone by going back, whatever came between', () => {
    fc.assert(
      fc.property(clustering, clustering, (now, other) => {
        const steps = new Steps(now);
        const ids = [...steps.before];
        steps.to(other);
        expect(steps.to(now)).toEqual(ids);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('gives every cluster an id of its own, none of another meaning', () => {
    fc.assert(
      fc.property(clustering, clustering, (now, other) => {
        const steps = new Steps(now);
        const before = [...steps.before];
        const { ids } = steps.keep(other);
        expect(new Set(ids).size).toBe(ids.length);
        ids.forEach((id, cluster) => {
          if (!before.includes(id)) return;
          const own = other.filter(index => index === cluster).length;
          const had = before.filter(earlier => earlier === id).length;
          const shared = other.filter((index, i) => index === cluster && before[i] === id).length;
          expect(2 * shared).toBeGreaterThan(Math.min(own, had));
        });
      }),
      { seed: 3 },
    );
  });

  it('leaves the id with the larger part of a cluster that is split', () => {
    const steps = new Steps([0, 0, 0, 0, 0, 1, 1]);
    expect(steps.to([0, 0, 1, 1, 1, 2, 2])).toEqual([3, 3, 1, 1, 1, 2, 2]);
    expect(steps.keep([0, 0, 0, 0, 0, 1, 1]).origins).toEqual([1, 2]);
  });

  it('gives the union of two clusters the id of the larger, and both their own when parted', () => {
    const steps = new Steps([0, 0, 1, 1, 1, 2]);
    expect(steps.to([0, 0, 0, 0, 0, 1])).toEqual([2, 2, 2, 2, 2, 3]);
    expect(steps.to([0, 0, 1, 1, 1, 2])).toEqual([1, 1, 2, 2, 2, 3]);
  });

  it('says where the rows of a new cluster were', () => {
    const steps = new Steps([0, 0, 0, 0, 1, 1, 1]);
    const { ids, origins } = steps.keep([0, 0, 0, 2, 1, 1, 2]);
    expect(ids).toEqual([1, 2, 3]);
    expect(origins).toEqual([1, 2, 1]);
  });
});
