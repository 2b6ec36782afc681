import type { MatrixProducts } from '../math/matrix-products.ts';
import { topEigenvectors } from '../math/top-eigenvectors.ts';
import { meanVector, normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';

const projectedDimensions = 128;

/** Rounds of subspace iteration; the spectrum of text vectors falls quickly. */
const powerIterations = 6;

/**
 * Reduces a text's meaning and form to one vector of unit length: the embedding, centred and unit
 * length, beside the form times its weight, centred again and projected on the leading principal
 * components of a sample.
 */
export class Projection {
  private constructor(
    private readonly products: MatrixProducts,
    private readonly formWeight: number,
    private readonly meaningMean: Float32Array,
    private readonly combinedMean: Float32Array,
    /** Principal components, one vector each. */
    private readonly components: VectorSet,
  ) {}

  get dimensions(): number {
    return this.components.count;
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
    const meaningMean = meanVector(meaning);
    const combined = combine(meaning, form, formWeight, meaningMean);
    const combinedMean = meanVector(combined);
    subtract(combined, combinedMean);
    const components = await principalComponents(products, combined, seed);
    return new Projection(products, formWeight, meaningMean, combinedMean, components);
  }

  /** The projected vectors, unit length. */
  async apply(meaning: VectorSet, form: VectorSet): Promise<VectorSet> {
    const combined = combine(meaning, form, this.formWeight, this.meaningMean);
    subtract(combined, this.combinedMean);
    const projected = await this.products.product(combined, this.components);
    for (let i = 0; i < projected.count; i++) normalise(vectorAt(projected, i));
    return projected;
  }
}

function combine(
  meaning: VectorSet,
  form: VectorSet,
  formWeight: number,
  mean: Float32Array,
): VectorSet {
  const combined = vectorSet(meaning.count, meaning.dimensions + form.dimensions);
  for (let i = 0; i < meaning.count; i++) {
    const target = vectorAt(combined, i);
    const centred = target.subarray(0, meaning.dimensions);
    vectorAt(meaning, i).forEach((value, d) => (centred[d] = value - (mean[d] ?? 0)));
    normalise(centred);
    vectorAt(form, i).forEach((value, d) => (target[meaning.dimensions + d] = formWeight * value));
  }
  return combined;
}

function subtract(set: VectorSet, mean: Float32Array): void {
  for (let i = 0; i < set.values.length;) {
    for (let d = 0; d < set.dimensions; d++, i++) {
      set.values[i] = (set.values[i] ?? 0) - (mean[d] ?? 0);
    }
  }
}

/** The leading eigenvectors of the covariance of centred vectors. */
async function principalComponents(
  products: MatrixProducts,
  centred: VectorSet,
  seed: number,
): Promise<VectorSet> {
  const columns = transpose(centred);
  const covariance = await products.product(columns, columns);
  const apply = async (block: readonly Float64Array[]): Promise<Float64Array[]> => {
    const image = await products.product(flatten(block, centred.dimensions), covariance);
    return block.map((_, i) => Float64Array.from(vectorAt(image, i)));
  };
  const rank = Math.min(projectedDimensions, centred.dimensions);
  const { vectors } = await topEigenvectors(apply, centred.dimensions, rank, powerIterations, seed);
  return flatten(vectors, centred.dimensions);
}

function transpose(set: VectorSet): VectorSet {
  const result = vectorSet(set.dimensions, set.count);
  for (let i = 0; i < set.count; i++) {
    for (let d = 0; d < set.dimensions; d++) {
      result.values[d * set.count + i] = set.values[i * set.dimensions + d] ?? 0;
    }
  }
  return result;
}

function flatten(vectors: readonly Float64Array[], dimensions: number): VectorSet {
  const set = vectorSet(vectors.length, dimensions);
  vectors.forEach((vector, i) => set.values.set(vector, i * dimensions));
  return set;
}
