import { size, type Layer, type Linear, type Norm, type TinyModel } from './tiny-model.ts';

const { width, heads } = size;
const headWidth = width / heads;
const epsilon = 1e-5;

type Rows = readonly (readonly number[])[];

/** The last hidden state of one text, in plain numbers: a row a token, `[tokens][width]`. */
export function lastHiddenState(model: TinyModel, ids: readonly number[]): Rows {
  const isGpt2 = model.architecture === 'gpt2';
  const embedded = ids.map((id, at) =>
    Array.from({ length: width }, (_, d) => {
      const segment = model.architecture === 'bert' ? (model.segments[d] ?? 0) : 0;
      return (model.words[id * width + d] ?? 0) + (model.positions[at * width + d] ?? 0) + segment;
    }),
  );
  let rows: Rows = isGpt2 ? embedded : embedded.map(row => normalised(row, model.norm));
  for (const layer of model.layers) {
    rows = isGpt2 ? normFirst(rows, layer) : normLast(rows, layer);
  }
  return isGpt2 ? rows.map(row => normalised(row, model.norm)) : rows;
}

/** A block of GPT-2. */
function normFirst(rows: Rows, layer: Layer): Rows {
  const before = rows.map(row => normalised(row, layer.attentionNorm));
  const attended = sum(rows, attention(before, layer, true));
  const fed = attended.map(row => feed(normalised(row, layer.feedNorm), layer, tanhGelu));
  return sum(attended, fed);
}

/** A block of BERT and DistilBERT. */
function normLast(rows: Rows, layer: Layer): Rows {
  const attended = sum(rows, attention(rows, layer, false)).map(row =>
    normalised(row, layer.attentionNorm),
  );
  const fed = attended.map(row => feed(row, layer, erfGelu));
  return sum(attended, fed).map(row => normalised(row, layer.feedNorm));
}

function attention(rows: Rows, layer: Layer, causal: boolean): Rows {
  const [queries, keys, values] = [layer.query, layer.key, layer.value].map(part =>
    rows.map(row => apply(row, part)),
  );
  const contexts = rows.map((_, at) => {
    const seen = causal ? at + 1 : rows.length;
    return Array.from({ length: heads }, (_head, head) => head).flatMap(head => {
      const slice = (list: Rows | undefined, row: number): readonly number[] =>
        (list?.[row] ?? []).slice(head * headWidth, (head + 1) * headWidth);
      const scores = Array.from({ length: seen }, (_seen, other) =>
        Math.exp(product(slice(queries, at), slice(keys, other)) / Math.sqrt(headWidth)),
      );
      const total = scores.reduce((all, score) => all + score, 0);
      return Array.from({ length: headWidth }, (_d, d) =>
        scores.reduce(
          (all, score, other) => all + (score / total) * (slice(values, other)[d] ?? 0),
          0,
        ),
      );
    });
  });
  return contexts.map(row => apply(row, layer.output));
}

function feed(row: readonly number[], { up, down }: Layer, gelu: (x: number) => number): number[] {
  return apply(apply(row, up).map(gelu), down);
}

function apply(row: readonly number[], { weight, bias }: Linear): number[] {
  return Array.from(bias, (addend, to) =>
    row.reduce((all, value, from) => all + value * (weight[from * bias.length + to] ?? 0), addend),
  );
}

function normalised(row: readonly number[], { scale, bias }: Norm): number[] {
  const mean = row.reduce((all, value) => all + value, 0) / row.length;
  const variance = row.reduce((all, value) => all + (value - mean) ** 2, 0) / row.length;
  return row.map(
    (value, d) =>
      ((value - mean) / Math.sqrt(variance + epsilon)) * (scale[d] ?? 0) + (bias[d] ?? 0),
  );
}

function sum(left: Rows, right: Rows): Rows {
  return left.map((row, at) => row.map((value, d) => value + (right[at]?.[d] ?? 0)));
}

function product(left: readonly number[], right: readonly number[]): number {
  return left.reduce((all, value, at) => all + value * (right[at] ?? 0), 0);
}

function tanhGelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

function erfGelu(x: number): number {
  return 0.5 * x * (1 + erf(x / Math.SQRT2));
}

/** By its Taylor series, which is exact enough for the small numbers here. */
function erf(x: number): number {
  let [term, total] = [x, x];
  for (let n = 1; n < 200 && Math.abs(term) > 1e-18; n++) {
    term *= -(x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}
