import { Random } from '../../../../src/core/math/random.ts';

/** The architectures that are made, each as small as it can be. */
export type Architecture = 'bert' | 'distilbert' | 'gpt2';

export interface Linear {
  /** `[inputs, outputs]`, row by row. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

export interface Norm {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
}

export interface Layer {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
  readonly attentionNorm: Norm;
  readonly up: Linear;
  readonly down: Linear;
  readonly feedNorm: Norm;
}

/** A transformer with random weights. */
export interface TinyModel {
  readonly architecture: Architecture;
  readonly words: Float32Array;
  readonly positions: Float32Array;
  /** Of BERT alone: what is added for each of two segments. */
  readonly segments: Float32Array;
  readonly layers: readonly Layer[];
  /** Behind the embeddings, or behind the last layer of GPT-2. */
  readonly norm: Norm;
}

export const size = { vocabulary: 300, positions: 48, width: 8, heads: 2, feed: 16, layers: 2 };

export function tinyModel(architecture: Architecture, seed = 7): TinyModel {
  const random = new Random(seed);
  const values = (count: number, scale: number, centre = 0): Float32Array =>
    Float32Array.from({ length: count }, () => centre + scale * random.normal());
  const linear = (inputs: number, outputs: number): Linear => ({
    weight: values(inputs * outputs, 0.4),
    bias: values(outputs, 0.1),
  });
  const norm = (): Norm => ({ scale: values(size.width, 0.1, 1), bias: values(size.width, 0.1) });
  const { width, feed } = size;
  return {
    architecture,
    words: values(size.vocabulary * width, 1),
    positions: values(size.positions * width, 0.5),
    segments: values(2 * width, 0.5),
    layers: Array.from({ length: size.layers }, () => ({
      query: linear(width, width),
      key: linear(width, width),
      value: linear(width, width),
      output: linear(width, width),
      attentionNorm: norm(),
      up: linear(width, feed),
      down: linear(feed, width),
      feedNorm: norm(),
    })),
    norm: norm(),
  };
}
