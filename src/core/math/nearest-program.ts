import { nearestCode } from './nearest-code.ts';

/**
 * What `wasm/nearest.ts` exports: vectors of whole numbers compared with centroids, without a product being
 * written anywhere. Addresses are bytes in its memory; 0 means nothing. A set of vectors and one of centroids is in use at a time.
 */
export interface NearestProgram {
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
    scratch: number,
  ): void;
  setSums(sums: number, members: number): void;
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
const pageBytes = 1 << 16;

/** A copy of the program that works in `memory`. */
export function nearestProgram(memory: WebAssembly.Memory): NearestProgram {
  const { exports } = new WebAssembly.Instance(program, { env: { memory } });
  return exports as unknown as NearestProgram;
}

/** A memory of at least so many bytes, for copies of the program in any number of threads. */
export function nearestMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / pageBytes);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** Bytes of a copy's own room for `size` dimensions and so many eights of centroids. */
export function scratchBytes(size: number, groups: number): number {
  return 4 * size * 2 + 4 * 4 + 4 * groups * 8 * 4;
}
