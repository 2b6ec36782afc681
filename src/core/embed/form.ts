import { topEigenvectors } from '../math/top-eigenvectors.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { countFeatures } from './form-features.ts';
import { tokensOf, type TokenLists } from './tokens.ts';

const formDimensions = 64;

/** Texts the form is fitted on at most: more change little and cost in proportion. */
const fitTexts = 5_000;
/** A feature of fewer texts than this says nothing about how texts are built. */
const leastTexts = 2;
const powerIterations = 3;

/**
 * The form of texts: TF-IDF with sublinear term frequency over their token ids and pairs of
 * neighbours, reduced by a randomised singular value decomposition. Texts that are made from one
 * template around changing content come out alike, whatever the content.
 */
export class Form {
  private constructor(
    /** Column of each feature. */
    private readonly columns: ReadonlyMap<number, number>,
    /** Inverse document frequency of each column. */
    private readonly idf: Float64Array,
    /** One vector of `formDimensions` values a column. */
    private readonly components: VectorSet,
  ) {}

  /** Fits the form on `tokens`; the same texts and seed give the same form. */
  static async fit(tokens: TokenLists, seed: number): Promise<Form> {
    const texts = Math.min(tokens.count, fitTexts);
    const counted = Array.from({ length: texts }, (_, i) =>
      countFeatures(tokensOf(tokens, Math.floor((i * tokens.count) / texts))),
    );
    const { columns, idf } = vocabularyOf(counted);
    const rows = counted.map(counts => weigh(counts, columns, idf));
    return new Form(columns, idf, await decompose(rows, columns.size, seed));
  }

  /** The form of every text: unit length, or zero for a text without a known feature. */
  apply(tokens: TokenLists): VectorSet {
    const forms = vectorSet(tokens.count, formDimensions);
    for (let text = 0; text < tokens.count; text++) {
      const row = weigh(countFeatures(tokensOf(tokens, text)), this.columns, this.idf);
      const form = vectorAt(forms, text);
      row.columns.forEach((column, i) =>
        addScaled(form, vectorAt(this.components, column), row.weights[i] ?? 0),
      );
      normalise(form);
    }
    return forms;
  }
}

/** A text as a sparse vector of unit length. */
interface SparseRow {
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

function vocabularyOf(counted: readonly ReadonlyMap<number, number>[]): {
  columns: Map<number, number>;
  idf: Float64Array;
} {
  const texts = new Map<number, number>();
  for (const counts of counted) {
    for (const feature of counts.keys()) texts.set(feature, (texts.get(feature) ?? 0) + 1);
  }
  const kept = [...texts].filter(([, count]) => count >= leastTexts);
  const columns = new Map(kept.map(([feature], column) => [feature, column]));
  const idf = Float64Array.from(
    kept,
    ([, count]) => Math.log((1 + counted.length) / (1 + count)) + 1,
  );
  return { columns, idf };
}

function weigh(
  counts: ReadonlyMap<number, number>,
  columns: ReadonlyMap<number, number>,
  idf: Float64Array,
): SparseRow {
  const found: number[] = [];
  const weights: number[] = [];
  for (const [feature, count] of counts) {
    const column = columns.get(feature);
    if (column === undefined) continue;
    found.push(column);
    weights.push((1 + Math.log(count)) * (idf[column] ?? 0));
  }
  const unit = Float64Array.from(weights);
  normalise(unit);
  return { columns: Int32Array.from(found), weights: unit };
}

/** The right singular vectors of the rows, as one vector of `formDimensions` values a column. */
async function decompose(
  rows: readonly SparseRow[],
  columns: number,
  seed: number,
): Promise<VectorSet> {
  const components = vectorSet(columns, formDimensions);
  if (rows.length === 0 || columns === 0) return components;
  const gram = (block: readonly Float64Array[]): Promise<Float64Array[]> =>
    Promise.all(
      block.map(async vector =>
        timesRows(rows, timesColumns(rows, columns, await yieldThen(vector))),
      ),
    );
  const { values, vectors } = await topEigenvectors(
    gram,
    rows.length,
    formDimensions,
    powerIterations,
    seed,
  );
  vectors.forEach((vector, dimension) => {
    const singular = Math.sqrt(values[dimension] ?? 0);
    if (singular < 1e-6) return;
    timesColumns(rows, columns, vector).forEach((value, column) => {
      components.values[column * formDimensions + dimension] = value / singular;
    });
  });
  return components;
}

/** Aᵀ · vector: from a value a text to a value a column. */
function timesColumns(
  rows: readonly SparseRow[],
  columns: number,
  vector: Float64Array,
): Float64Array {
  const result = new Float64Array(columns);
  rows.forEach((row, index) => {
    const factor = vector[index] ?? 0;
    for (let i = 0; i < row.columns.length; i++) {
      const column = row.columns[i] ?? 0;
      result[column] = (result[column] ?? 0) + factor * (row.weights[i] ?? 0);
    }
  });
  return result;
}

/** A · vector: from a value a column to a value a text. */
function timesRows(rows: readonly SparseRow[], vector: Float64Array): Float64Array {
  return Float64Array.from(rows, row => {
    let sum = 0;
    for (let i = 0; i < row.columns.length; i++) {
      sum += (row.weights[i] ?? 0) * (vector[row.columns[i] ?? 0] ?? 0);
    }
    return sum;
  });
}

/** Answers `value` after others had a chance to run. */
function yieldThen<T>(value: T): Promise<T> {
  return new Promise(resolve => setImmediate(resolve, value));
}

function addScaled(target: Float32Array, vector: Float32Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + factor * (vector[i] ?? 0);
}
