import { GraphBuilder, type TensorType } from '../../../../scripts/model/graph-builder.ts';
import { size, type Layer, type Linear, type Norm, type TinyModel } from './tiny-model.ts';

const { width, heads, feed, positions, vocabulary } = size;
const headWidth = width / heads;
const float = { to: 1 };
const notSeen = -1e9;

/**
 * The model as an ONNX file with the inputs and outputs that exports of its architecture have: BERT
 * takes segments; GPT-2 takes positions and earlier keys and values, and answers with new ones.
 */
export function tinyGraph(model: TinyModel): Uint8Array {
  return new TinyGraph(model).encode('last_hidden_state');
}

/** The same as it is exported for generating text: it answers with logits and without hidden states. */
export function tinyGenerator(model: TinyModel): Uint8Array {
  return new TinyGraph(model).encode('logits');
}

class TinyGraph {
  private readonly graph: GraphBuilder;
  private readonly isGpt2: boolean;
  private readonly bias: string;

  constructor(private readonly model: TinyModel) {
    this.graph = new GraphBuilder(`tiny-${model.architecture}`);
    this.isGpt2 = model.architecture === 'gpt2';
    this.bias = this.attentionBias();
  }

  encode(answer: 'last_hidden_state' | 'logits'): Uint8Array {
    const { graph, isGpt2, model } = this;
    let rows = this.embed();
    if (!isGpt2) rows = this.norm(rows, model.norm);
    model.layers.forEach((layer, number) => {
      rows = isGpt2 ? this.normFirst(rows, layer, number) : this.normLast(rows, layer, number);
    });
    if (isGpt2) rows = this.norm(rows, model.norm);
    const isHidden = answer === 'last_hidden_state';
    if (isHidden) graph.node('Identity', [rows], {}, answer);
    else graph.node('MatMul', [rows, this.wordsTurned()], {}, answer);
    const grid: TensorType = { type: 'int64', shape: ['batch_size', 'sequence_length'] };
    const last = isHidden ? width : vocabulary;
    const rowType: TensorType = { type: 'float', shape: ['batch_size', 'sequence_length', last] };
    return graph.encode(
      {
        input_ids: grid,
        attention_mask: grid,
        ...(model.architecture === 'bert' ? { token_type_ids: grid } : {}),
        ...(isGpt2
          ? { position_ids: grid, ...pasts('past_key_values', 'past_sequence_length') }
          : {}),
      },
      { [answer]: rowType, ...(isGpt2 ? pasts('present', 'total_sequence_length') : {}) },
    );
  }

  /** The embeddings of all words, `[width, vocabulary]`, by which GPT-2 makes logits too. */
  private wordsTurned(): string {
    const { graph, model } = this;
    return graph.node('Transpose', [graph.tensor(model.words, [vocabulary, width])], {
      perm: [1, 0],
    });
  }

  private embed(): string {
    const { graph, model } = this;
    const words = graph.tensor(model.words, [vocabulary, width]);
    const table = graph.tensor(model.positions, [positions, width]);
    const places = this.isGpt2 ? 'position_ids' : this.range();
    const rows = graph.node('Add', [
      graph.node('Gather', [words, 'input_ids']),
      graph.node('Gather', [table, places]),
    ]);
    if (model.architecture !== 'bert') return rows;
    const segments = graph.tensor(model.segments, [2, width]);
    return graph.node('Add', [rows, graph.node('Gather', [segments, 'token_type_ids'])]);
  }

  private normFirst(rows: string, layer: Layer, number: number): string {
    const { graph } = this;
    const attended = this.attention(this.norm(rows, layer.attentionNorm), layer, number);
    const sum = graph.node('Add', [rows, attended]);
    return graph.node('Add', [sum, this.feed(this.norm(sum, layer.feedNorm), layer)]);
  }

  private normLast(rows: string, layer: Layer, number: number): string {
    const { graph } = this;
    const sum = graph.node('Add', [rows, this.attention(rows, layer, number)]);
    const attended = this.norm(sum, layer.attentionNorm);
    return this.norm(graph.node('Add', [attended, this.feed(attended, layer)]), layer.feedNorm);
  }

  private attention(rows: string, layer: Layer, number: number): string {
    const { graph } = this;
    const queries = this.split(this.linear(rows, layer.query, width));
    const keys = this.withPast(this.split(this.linear(rows, layer.key, width)), number, 'key');
    const values = this.withPast(
      this.split(this.linear(rows, layer.value, width)),
      number,
      'value',
    );
    const turned = graph.node('Transpose', [keys], { perm: [0, 1, 3, 2] });
    const products = graph.node('MatMul', [queries, turned]);
    const scaled = graph.node('Div', [products, graph.float(Math.sqrt(headWidth))]);
    const scores = graph.node('Softmax', [graph.node('Add', [scaled, this.bias])], { axis: -1 });
    const contexts = graph.node('Transpose', [graph.node('MatMul', [scores, values])], {
      perm: [0, 2, 1, 3],
    });
    const joined = graph.node('Reshape', [contexts, graph.ints(0, 0, width)]);
    return this.linear(joined, layer.output, width);
  }

  /** `[batch, heads, tokens, headWidth]` */
  private split(rows: string): string {
    const { graph } = this;
    const parts = graph.node('Reshape', [rows, graph.ints(0, 0, heads, headWidth)]);
    return graph.node('Transpose', [parts], { perm: [0, 2, 1, 3] });
  }

  private withPast(rows: string, number: number, part: 'key' | 'value'): string {
    if (!this.isGpt2) return rows;
    const past = `past_key_values.${number}.${part}`;
    return this.graph.node('Concat', [past, rows], { axis: 2 }, `present.${number}.${part}`);
  }

  private feed(rows: string, { up, down }: Layer): string {
    const { graph } = this;
    const wide = this.linear(rows, up, feed);
    const inner = this.isGpt2 ? this.tanhPart(wide) : this.erfPart(wide);
    const half = graph.node('Mul', [wide, graph.float(0.5)]);
    const active = graph.node('Mul', [half, graph.node('Add', [inner, graph.float(1)])]);
    return this.linear(active, down, width);
  }

  private erfPart(rows: string): string {
    const { graph } = this;
    return graph.node('Erf', [graph.node('Div', [rows, graph.float(Math.SQRT2)])]);
  }

  private tanhPart(rows: string): string {
    const { graph } = this;
    const cube = graph.node('Mul', [graph.node('Mul', [rows, rows]), rows]);
    const sum = graph.node('Add', [rows, graph.node('Mul', [cube, graph.float(0.044715)])]);
    return graph.node('Tanh', [graph.node('Mul', [sum, graph.float(Math.sqrt(2 / Math.PI))])]);
  }

  private linear(rows: string, { weight, bias }: Linear, outputs: number): string {
    const { graph } = this;
    const product = graph.node('MatMul', [
      rows,
      graph.tensor(weight, [weight.length / outputs, outputs]),
    ]);
    return graph.node('Add', [product, graph.tensor(bias, [outputs])]);
  }

  private norm(rows: string, { scale, bias }: Norm): string {
    const { graph } = this;
    const inputs = [rows, graph.tensor(scale, [width]), graph.tensor(bias, [width])];
    return graph.node('LayerNormalization', inputs, { axis: -1, epsilon: { float: 1e-5 } });
  }

  /** What keeps a token from seeing what it must not: padding, and in GPT-2 what comes later. */
  private attentionBias(): string {
    const { graph } = this;
    const mask = graph.node('Cast', ['attention_mask'], float);
    const hidden = graph.node('Sub', [graph.float(1), mask]);
    const padding = graph.node('Unsqueeze', [hidden, graph.ints(1, 2)]);
    const bias = graph.node('Mul', [padding, graph.float(notSeen)]);
    if (!this.isGpt2) return bias;
    const range = this.range();
    const rows = graph.node('Unsqueeze', [range, graph.ints(1)]);
    const later = graph.node('Cast', [graph.node('Greater', [range, rows])], float);
    return graph.node('Add', [bias, graph.node('Mul', [later, graph.float(notSeen)])]);
  }

  /** 0 … tokens − 1 */
  private range(): string {
    const { graph } = this;
    const shape = graph.node('Shape', ['input_ids']);
    const tokens = graph.node('Gather', [shape, graph.int(1)]);
    return graph.node('Range', [graph.int(0), tokens, graph.int(1)]);
  }
}

function pasts(prefix: string, length: string): Record<string, TensorType> {
  const shape = ['batch_size', heads, length, headWidth];
  const names = Array.from({ length: size.layers }, (_, layer) => [
    `${prefix}.${layer}.key`,
    `${prefix}.${layer}.value`,
  ]);
  return Object.fromEntries(names.flat().map(name => [name, { type: 'float', shape }]));
}
