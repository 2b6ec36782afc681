import type { MatrixProducts } from '../math/matrix-products.ts';
import { topEigenvectors } from '../math/top-eigenvectors.ts';
import {
  meanVector,
  normalise,
  vectorAt,
  vectorSet,
  vectorSlice,
  type VectorSet,
} from '../math/vectors.ts';

const projectedDimensions = 128;

/** 16 vectors more than are wanted, so that the last ones converge. */
const search = { width: projectedDimensions + 16, iterations: 2, steps: 1 };

/** Dimensions whose covariances are computed at once; fewer leave out more of the mirrored half. */
const bandDimensions = 144;

/** Side of the squares that are turned from rows to columns at once: a line of the cache. */
const tile = 16;

/** An embedding nearer to the mean than this points nowhere: all texts are alike. */
const leastSquare = 1e-9;

/**
 * Reduces a text's meaning and form to one vector of unit length: the embedding, centred and unit
 * length, beside the form times its weight, centred again and projected on the leading principal
 * components of a sample.
 */
export class Projection {
  constructor(
    /** Subtracted from embeddings. */
    readonly mean: Float32Array,
    /** What the principal components do with a centred embedding; one vector a component. */
    readonly meaning: VectorSet,
    /** What they do with a form, its weight included. */
    readonly form: VectorSet,
    /** Subtracted from the sum of both. */
    readonly offsets: Float32Array,
  ) {}

  get dimensions(): number {
    return this.offsets.length;
  }

  /**
   * Fits the projection on a sample.
   * @param meaning embeddings of the sample, unit length
   * @param form forms of the same texts, unit length or zero
   */
  static async fit(
    products: MatrixProducts,
    meaning: VectorSet,
    form: VectorSet,
    formWeight: number,
    seed: number,
  ): Promise<Projection> {
    const mean = meanVector(meaning);
    const columns = combine(meaning, form, formWeight, mean);
    const covariance = await covarianceOf(products, columns);
    const rank = Math.min(projectedDimensions, columns.count, meaning.count);
    const components = await principalComponents(products, covariance.matrix, rank, seed);
    const offsets = await products.product(oneVector(covariance.mean), components);
    const own = part(components, meaning.dimensions, columns.count);
    for (let i = 0; i < own.values.length; i++) own.values[i] = formWeight * (own.values[i] ?? 0);
    return new Projection(mean, part(components, 0, meaning.dimensions), own, offsets.values);
  }

  /** The projected vectors, unit length. */
  async apply(products: MatrixProducts, meaning: VectorSet, form: VectorSet): Promise<VectorSet> {
    const factors = inverseLengths(meaning, this.mean);
    const centre = await products.product(oneVector(this.mean), this.meaning);
    const projected = await products.product(meaning, this.meaning);
    const ofForm = await products.product(form, this.form);
    for (let i = 0; i < projected.count; i++) {
      const vector = vectorAt(projected, i);
      const addend = vectorAt(ofForm, i);
      const factor = factors[i] ?? 0;
      for (let d = 0; d < vector.length; d++) {
        const centred = (vector[d] ?? 0) - (centre.values[d] ?? 0);
        vector[d] = factor * centred + (addend[d] ?? 0) - (this.offsets[d] ?? 0);
      }
      normalise(vector);
    }
    return projected;
  }
}

/** 1 over the length of each vector less `mean`; 0 for one that is the mean. */
function inverseLengths(
  { count, dimensions, values }: VectorSet,
  mean: Float32Array,
): Float64Array {
  const lengths = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const start = i * dimensions;
    let [a, b, c, e] = [0, 0, 0, 0];
    let d = 0;
    for (; d + 3 < dimensions; d += 4) {
      a += ((values[start + d] ?? 0) - (mean[d] ?? 0)) ** 2;
      b += ((values[start + d + 1] ?? 0) - (mean[d + 1] ?? 0)) ** 2;
      c += ((values[start + d + 2] ?? 0) - (mean[d + 2] ?? 0)) ** 2;
      e += ((values[start + d + 3] ?? 0) - (mean[d + 3] ?? 0)) ** 2;
    }
    for (; d < dimensions; d++) a += ((values[start + d] ?? 0) - (mean[d] ?? 0)) ** 2;
    const square = a + b + c + e;
    lengths[i] = square < leastSquare ? 0 : 1 / Math.sqrt(square);
  }
  return lengths;
}

/** Meaning, centred and unit length, beside the weighted form: a vector of all texts a dimension. */
function combine(
  meaning: VectorSet,
  form: VectorSet,
  formWeight: number,
  mean: Float32Array,
): VectorSet {
  const columns = vectorSet(meaning.dimensions + form.dimensions, meaning.count);
  const factors = inverseLengths(meaning, mean);
  const weights = new Float64Array(form.count).fill(formWeight);
  writeColumns(meaning, mean, factors, columns, 0);
  writeColumns(form, new Float32Array(form.dimensions), weights, columns, meaning.dimensions);
  return columns;
}

/** Writes every vector less `mean`, times its factor, into `columns` from `first` on. */
function writeColumns(
  { count, dimensions, values }: VectorSet,
  mean: Float32Array,
  factors: Float64Array,
  columns: VectorSet,
  first: number,
): void {
  for (let top = 0; top < count; top += tile) {
    const bottom = Math.min(top + tile, count);
    for (let left = 0; left < dimensions; left += tile) {
      for (let d = left; d < Math.min(left + tile, dimensions); d++) {
        const target = (first + d) * count;
        const centre = mean[d] ?? 0;
        for (let i = top; i < bottom; i++) {
          const value = (values[i * dimensions + d] ?? 0) - centre;
          columns.values[target + i] = (factors[i] ?? 0) * value;
        }
      }
    }
  }
}

/** Means of the columns, and sums of products of every two without what the means contribute. */
async function covarianceOf(
  products: MatrixProducts,
  columns: VectorSet,
): Promise<{ readonly mean: Float32Array; readonly matrix: VectorSet }> {
  const { count: size, dimensions: texts } = columns;
  const ones = new Float32Array(texts).fill(1 / Math.max(1, texts));
  const mean = (await products.product(oneVector(ones), columns)).values;
  const matrix = vectorSet(size, size);
  for (let start = 0; start < size; start += bandDimensions) {
    const band = vectorSlice(columns, start, Math.min(start + bandDimensions, size));
    const sums = await products.product(band, vectorSlice(columns, start, size));
    for (let i = 0; i < sums.count; i++) {
      const row = start + i;
      const constant = texts * (mean[row] ?? 0);
      for (let j = i; j < sums.dimensions; j++) {
        const column = start + j;
        const value = (sums.values[i * sums.dimensions + j] ?? 0) - constant * (mean[column] ?? 0);
        matrix.values[row * size + column] = value;
        matrix.values[column * size + row] = value;
      }
    }
  }
  return { mean, matrix };
}

/** The leading eigenvectors of `covariance`; its cube, cheap to have, separates them faster. */
async function principalComponents(
  products: MatrixProducts,
  covariance: VectorSet,
  rank: number,
  seed: number,
): Promise<VectorSet> {
  const square = await products.product(covariance, covariance);
  const cube = await products.product(square, covariance);
  const { vectors } = await topEigenvectors(
    block => products.product(block, cube),
    covariance.count,
    rank,
    { ...search, seed },
    products,
  );
  return vectors;
}

function oneVector(values: Float32Array): VectorSet {
  return { count: 1, dimensions: values.length, values };
}

/** The dimensions `start … end` of every vector, copied. */
function part(set: VectorSet, start: number, end: number): VectorSet {
  const result = vectorSet(set.count, end - start);
  for (let i = 0; i < set.count; i++) {
    vectorAt(result, i).set(vectorAt(set, i).subarray(start, end));
  }
  return result;
}
