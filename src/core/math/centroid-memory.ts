import type { MemoryPlan } from './memory-plan.ts';
import { scratchBytes, type NearestProgram } from './nearest-program.ts';
import { packCentroids } from './packed-centroids.ts';
import type { VectorSet } from './vectors.ts';

const together = 8;

/** Dimensions of a vector in the memory of `wasm/nearest.ts`, padded with zeros. */
export function paddedSize(dimensions: number): number {
  return Math.ceil(dimensions / together) * together;
}

/** Centroids in the memory of `wasm/nearest.ts`, with what is kept for each. */
export class CentroidMemory {
  private readonly groups: number;
  private readonly places: Readonly<
    Record<'values' | 'factors' | 'addends' | 'drifts' | 'sums' | 'members' | 'scratch', number>
  >;

  /** Takes room for `count` centroids of `size` padded dimensions. */
  constructor(
    plan: MemoryPlan,
    private readonly count: number,
    private readonly size: number,
  ) {
    this.groups = Math.ceil(count / together);
    const most = this.groups * together;
    this.places = {
      values: plan.take(most * size * 2),
      factors: plan.take(most * 4),
      addends: plan.take(most * 4),
      drifts: plan.take(most * 4),
      sums: plan.take(most * size * 8),
      members: plan.take(most * 8),
      scratch: plan.take(scratchBytes(size, this.groups)),
    };
  }

  /** The program compares with these centroids from now on; answers what they are rounded to. */
  use(program: NearestProgram, centroids: VectorSet, scales: Float32Array): VectorSet {
    const { values, factors, addends, drifts, sums, members, scratch } = this.places;
    const { buffer } = program.memory;
    const packed = packCentroids(centroids, scales, this.size);
    new Int16Array(buffer, values).set(packed.values);
    new Float32Array(buffer, factors).set(packed.factors);
    new Float32Array(buffer, addends).set(packed.addends);
    program.setCentroids(values, this.groups, factors, addends, drifts, sums, members, scratch);
    return packed.exact;
  }

  /** How far each centroid has moved. */
  drifts({ memory }: NearestProgram): Float32Array {
    return new Float32Array(memory.buffer, this.places.drifts, this.count);
  }

  /** `size` values a cluster. */
  sums({ memory }: NearestProgram): Float64Array {
    return new Float64Array(memory.buffer, this.places.sums, this.count * this.size);
  }

  members({ memory }: NearestProgram): Float64Array {
    return new Float64Array(memory.buffer, this.places.members, this.count);
  }
}
