import type { GraphBuilder } from './graph-builder.ts';
import type { BranchWeights, Order } from './read-weights.ts';

/** The matrix products that take nearly all the arithmetic, in the precision of one model file. */
export interface Products {
  /**
   * @param rows uint8 `[tokens, 512]`, rows of the token table
   * @returns float `[tokens, 768]`, the rows times the projections of the three branches
   */
  project(graph: GraphBuilder, rows: string): string;

  /**
   * One n-gram layer without activation and residual.
   *
   * @param input float `[tokens, 256]`
   * @param index int64 `[tokens, order]`, with `tokens` for a neighbour that is not there
   * @returns float `[tokens, 256]`
   */
  ngram(graph: GraphBuilder, layer: NgramProduct, input: string, index: string): string;
}

export interface NgramProduct {
  readonly order: Order;
  readonly layer: 0 | 1;
  readonly weights: BranchWeights['layers'][number];
}
