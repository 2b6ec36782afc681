import type { VectorSet } from '../math/vectors.ts';

/** Vectors of a file's texts that need not be computed; texts go by their numbers. */
export interface VectorStore {
  /**
   * Reads the vectors of `texts` into `target`, in the same order.
   * @returns positions in `texts`, ascending, of those that are not there
   */
  read(texts: Uint32Array, target: VectorSet): Promise<number[]>;
  /** Keeps what was computed and replaces each vector by what is kept. */
  append(texts: ArrayLike<number>, vectors: VectorSet): Promise<void>;
  close(): Promise<void>;
}
