import { nearestCode } from './nearest-code.ts';

/**
 * What `wasm/nearest.ts` exports: vectors of whole numbers compared with centroids, without a product being
 * written anywhere. Addresses are bytes in its memory; 0 means nothing. A set of vectors and one of centroids is in use at a time.
 */
export interface NearestProgram {
  readonly memory: WebAssembly.Memory;
  setVectors(
    rows: number,
    size: number,
    lengths: number,
    weights: number,
    index: number,
    lower: number,
    upper: number,
  ): void;
  setCentroids(
    centroids: number,
    groups: number,
    factors: number,
    addends: number,
    drifts: number,
    sums: number,
    members: number,
    scratch: number,
  ): void;
  assign(
    start: number,
    end: number,
    most: number,
    farthest: number,
    mostBut: number,
    withSums: number,
  ): number;
  nearestTwo(start: number, end: number, target: number, cosines: number): void;
  move(vector: number, to: number): void;
}

const program = new WebAssembly.Module(Buffer.from(nearestCode, 'base64'));

/** A copy of the program with a memory of its own, empty at first. */
export function nearestProgram(): NearestProgram {
  return new WebAssembly.Instance(program).exports as unknown as NearestProgram;
}

/** Bytes of the program's own room for `size` dimensions and so many eights of centroids. */
export function scratchBytes(size: number, groups: number): number {
  return 4 * size * 2 + 4 * 4 + 4 * groups * 8 * 4;
}
