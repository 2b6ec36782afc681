import type { GraphBuilder } from './graph-builder.ts';
import type { Order } from './read-weights.ts';

/** Names of what the graph of pieces hands to the graph of texts for one branch. */
export function featureNames(order: Order): { readonly input: string; readonly shares: string } {
  return { input: `input_${order}`, shares: `shares_${order}` };
}

export interface Moments {
  /** float `[n, width]`: mean 0, variance 1 in every row. */
  readonly normalised: string;
  /** float `[n, 2]`: mean and standard deviation of every row, the latter with epsilon. */
  readonly moments: string;
}

/** Normalises the rows of `value`, float `[n, width]`, and keeps what was taken out. */
export function addMoments(
  graph: GraphBuilder,
  value: string,
  width: number,
  epsilon: number,
): Moments {
  const [normalised, mean, inverse] = ['normalised', 'mean', 'inverse'].map(
    name => `${value}_${name}`,
  ) as [string, string, string];
  const gain = graph.tensor(new Float32Array(width).fill(1), [width]);
  graph.nodes('LayerNormalization', [value, gain], [normalised, mean, inverse], {
    axis: -1,
    epsilon: { float: epsilon },
  });
  const moments = graph.node('Concat', [mean, graph.node('Reciprocal', [inverse])], { axis: 1 });
  return { normalised, moments };
}
