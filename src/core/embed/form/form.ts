import { TypedList } from '../../dataset/scan/typed-list.ts';
import type { MatrixProducts } from '../../math/matrix-products.ts';
import { timesColumns, timesGram, vectorsAtOnce, type SparseRows } from '../../math/sparse-rows.ts';
import { topEigenvectors } from '../../math/top-eigenvectors.ts';
import { dot, vectorSet, type VectorSet } from '../../math/vectors.ts';
import { FeatureCounts, FeatureIndex } from './form-features.ts';
import { quantise } from '../cache/quantise.ts';
import { tokensOf, type TokenLists } from '../tokens/tokens.ts';

export const formDimensions = 64;

/** Texts the form is fitted on at most: more change little and cost in proportion. */
const fitTexts = 5_000;
/** A feature of fewer texts than this says nothing about how texts are built. */
const leastTexts = 2;
/** Below this, a singular value is rounding: the texts vary in fewer dimensions. */
const leastSingular = 1e-2;
/** Images of texts are dear, so a few blocks are searched all together. */
const search = { width: 16, iterations: 0, steps: 8 };

/**
 * The form of texts: TF-IDF with sublinear term frequency over their token ids and pairs of
 * neighbours, reduced by a randomised singular value decomposition. Texts that are made from one
 * template around changing content come out alike, whatever the content.
 */
export class Form {
  private readonly counts: FeatureCounts;

  /**
   * @param vocabulary the features that count
   * @param scales of each feature's vector
   * @param components whole numbers, `formDimensions` a feature; times the scale they are its vector,
   *   which contains the feature's inverse document frequency
   */
  constructor(
    readonly vocabulary: FeatureIndex,
    readonly scales: Float32Array,
    readonly components: Int8Array,
  ) {
    this.counts = new FeatureCounts(vocabulary.size);
  }

  /** Fits the form on `tokens`; the same texts and seed give the same form. */
  static async fit(products: MatrixProducts, tokens: TokenLists, seed: number): Promise<Form> {
    const { vocabulary, idf, matrix } = weighFeatures(countSample(tokens));
    const vectors = await decompose(products, matrix, seed);
    const components = new Int8Array(matrix.columns * formDimensions);
    const scales = Float32Array.from(idf, (frequency, column) => {
      const start = column * formDimensions;
      const vector = vectors.subarray(start, start + formDimensions);
      return frequency * quantise(vector, components.subarray(start, start + formDimensions));
    });
    return new Form(vocabulary, scales, components);
  }

  /** The form of every text: unit length, or zero for a text without a known feature. */
  apply(tokens: TokenLists): VectorSet {
    const forms = vectorSet(tokens.count, formDimensions);
    const { ids, starts } = tokens;
    const { vocabulary, counts } = this;
    const columnOf = (before: number, token: number): number => vocabulary.find(before, token);
    const weights: number[] = [];
    const sum = new Float64Array(formDimensions);
    for (let text = 0; text < tokens.count; text++) {
      counts.count(ids, starts[text] ?? 0, starts[text + 1] ?? 0, columnOf);
      for (let i = 0; i < counts.length; i++) {
        const frequency = 1 + Math.log(counts.counts[i] ?? 1);
        weights[i] = frequency * (this.scales[counts.features[i] ?? 0] ?? 0);
      }
      for (let d = 0; d < formDimensions; d += 8) this.addEight(d, weights, sum);
      writeUnit(sum, forms.values, text * formDimensions);
    }
    return forms;
  }

  /**
   * Sums eight dimensions from `d` on over the features of a text; eight sums stay in registers,
   * which takes half the time of a loop over all dimensions for every feature.
   */
  private addEight(d: number, weights: readonly number[], sum: Float64Array): void {
    const { features, length } = this.counts;
    const { components } = this;
    let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < length; i++) {
      const at = (features[i] ?? 0) * formDimensions + d;
      const weight = weights[i] ?? 0;
      s0 += weight * (components[at] ?? 0);
      s1 += weight * (components[at + 1] ?? 0);
      s2 += weight * (components[at + 2] ?? 0);
      s3 += weight * (components[at + 3] ?? 0);
      s4 += weight * (components[at + 4] ?? 0);
      s5 += weight * (components[at + 5] ?? 0);
      s6 += weight * (components[at + 6] ?? 0);
      s7 += weight * (components[at + 7] ?? 0);
    }
    sum[d] = s0;
    sum[d + 1] = s1;
    sum[d + 2] = s2;
    sum[d + 3] = s3;
    sum[d + 4] = s4;
    sum[d + 5] = s5;
    sum[d + 6] = s6;
    sum[d + 7] = s7;
  }
}

/** Features of some texts, as sparse rows of counts. */
interface CountedTexts {
  readonly index: FeatureIndex;
  readonly starts: Uint32Array;
  readonly features: Int32Array;
  readonly counts: Int32Array;
}

function countSample(tokens: TokenLists): CountedTexts {
  const texts = Math.min(tokens.count, fitTexts);
  const index = new FeatureIndex();
  const features = new TypedList(length => new Int32Array(length));
  const counts = new TypedList(length => new Int32Array(length));
  const starts = new Uint32Array(texts + 1);
  const counter = new FeatureCounts(2 * tokens.ids.length);
  const numberOf = (before: number, token: number): number => index.add(before, token);
  for (let row = 0; row < texts; row++) {
    const text = Math.floor((row * tokens.count) / texts);
    const ids = tokensOf(tokens, text);
    counter.count(ids, 0, ids.length, numberOf);
    for (let i = 0; i < counter.length; i++) {
      features.push(counter.features[i] ?? 0);
      counts.push(counter.counts[i] ?? 0);
    }
    starts[row + 1] = features.length;
  }
  return { index, starts, features: features.finish(), counts: counts.finish() };
}

/** The features of enough texts, their inverse document frequencies, and the texts in them. */
function weighFeatures({ index, starts, features, counts }: CountedTexts): {
  readonly vocabulary: FeatureIndex;
  readonly idf: Float64Array;
  readonly matrix: SparseRows;
} {
  const rows = starts.length - 1;
  const texts = new Uint32Array(index.size);
  for (const feature of features) texts[feature] = (texts[feature] ?? 0) + 1;
  const vocabulary = new FeatureIndex();
  const pairs = index.pairs();
  const columnOf = Int32Array.from(texts, (count, feature) =>
    count < leastTexts ? -1 : vocabulary.add(pairs[2 * feature] ?? 0, pairs[2 * feature + 1] ?? 0),
  );
  const idf = Float64Array.from(
    texts.filter(count => count >= leastTexts),
    count => Math.log((1 + rows) / (1 + count)) + 1,
  );
  return { vocabulary, idf, matrix: unitRows(starts, features, counts, columnOf, idf) };
}

/** Every text as a row of unit length; features whose column is −1 are left out. */
function unitRows(
  starts: Uint32Array,
  features: Int32Array,
  counts: Int32Array,
  columnOf: Int32Array,
  idf: Float64Array,
): SparseRows {
  const rows = starts.length - 1;
  const kept = new Uint32Array(starts.length);
  const column = new Int32Array(features.length);
  const value = new Float64Array(features.length);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    const first = next;
    let square = 0;
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
      const at = columnOf[features[i] ?? 0] ?? -1;
      if (at < 0) continue;
      const weight = (1 + Math.log(counts[i] ?? 1)) * (idf[at] ?? 0);
      column[next] = at;
      value[next++] = weight;
      square += weight * weight;
    }
    for (let i = first; i < next; i++) value[i] = (value[i] ?? 0) / Math.sqrt(square);
    kept[row + 1] = next;
  }
  return { rows, columns: idf.length, starts: kept, column, value };
}

/** The right singular vectors of the rows, as one vector of `formDimensions` values a column. */
async function decompose(
  products: MatrixProducts,
  matrix: SparseRows,
  seed: number,
): Promise<Float32Array> {
  const components = new Float32Array(matrix.columns * formDimensions);
  if (components.length === 0) return components;
  const { values, vectors } = await topEigenvectors(
    block => timesGram(matrix, block),
    matrix.rows,
    formDimensions,
    { ...search, seed },
    products,
  );
  const several = new Float64Array(matrix.columns * vectorsAtOnce);
  for (let first = 0; first < vectors.count; first += vectorsAtOnce) {
    timesColumns(matrix, vectors, first, several.fill(0));
    for (let i = 0; i < vectorsAtOnce; i++) {
      const singular = Math.sqrt(values[first + i] ?? 0);
      if (singular < leastSingular) continue;
      for (let column = 0; column < matrix.columns; column++) {
        components[column * formDimensions + first + i] =
          (several[column * vectorsAtOnce + i] ?? 0) / singular;
      }
    }
  }
  return components;
}

/** Writes `sum` to `target` from `start` on, scaled to unit length; zero stays zero. */
function writeUnit(sum: Float64Array, target: Float32Array, start: number): void {
  const square = dot(sum, sum);
  const factor = square === 0 ? 0 : 1 / Math.sqrt(square);
  for (let d = 0; d < sum.length; d++) target[start + d] = factor * (sum[d] ?? 0);
}
