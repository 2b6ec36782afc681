import { unpackVector, type PackedVectors } from '../math/packed-vectors.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { vectorPlaces } from '../run/carried-texts.ts';
import type { RunRows } from '../run/run-rows.ts';

/** The projected vectors of a run, by row. */
export class RowVectors {
  private readonly places: Int32Array;

  /**
   * @param rows of the run as it was written
   * @param places of the texts' vectors, if they are known
   */
  constructor(
    private readonly rows: Pick<RunRows, 'text' | 'cluster'>,
    private readonly vectors: PackedVectors,
    places?: Int32Array,
  ) {
    this.places = places ?? vectorPlaces(rows.text, rows.cluster);
  }

  get dimensions(): number {
    return this.vectors.dimensions;
  }

  /** Whether a row has a vector; one outside the sample has none. */
  has(row: number): boolean {
    return this.placeOf(row) >= 0;
  }

  /** The vector of a row that has one, in an array of its own. */
  of(row: number): Float32Array {
    const vector = new Float32Array(this.dimensions);
    this.read(row, vector);
    return vector;
  }

  /** Writes the vector of a row that has one into `target`. */
  read(row: number, target: Float32Array): void {
    unpackVector(this.vectors, this.placeOf(row), target);
  }

  /**
   * The mean direction of the rows of each group.
   * @param group of each row, from 1 on; 0 for a row of none, or without a vector
   * @returns of unit length; zero for a group without rows
   */
  means(groups: number, group: Int32Array): VectorSet {
    const means = vectorSet(groups, this.dimensions);
    const vector = new Float32Array(this.dimensions);
    group.forEach((number, row) => {
      if (number === 0) return;
      this.read(row, vector);
      const mean = vectorAt(means, number - 1);
      for (let d = 0; d < vector.length; d++) mean[d] = (mean[d] ?? 0) + (vector[d] ?? 0);
    });
    for (let at = 0; at < groups; at++) normalise(vectorAt(means, at));
    return means;
  }

  private placeOf(row: number): number {
    return this.places[this.rows.text[row] ?? -1] ?? -1;
  }
}
