import type { GraphBuilder } from './graph-builder.ts';
import type { BranchWeights, Order } from './read-weights.ts';

/**
 * The matrix products that take nearly all the arithmetic, in the precision of one model file. What
 * an n-gram layer reads has a form of its own, uint8 or float.
 */
export interface Products {
  /** ONNX element type of that form. */
  readonly form: 'uint8' | 'float';

  /**
   * @param rows uint8 `[pieces, 512]`, rows of the token table
   * @returns float `[pieces, 768]`, the rows times the projections of the three branches
   */
  project(graph: GraphBuilder, rows: string): string;

  /**
   * A layer's input in the form it is read in, with one more row for neighbours that are not there.
   *
   * @param input float `[n, 256]`
   * @returns `[n + 1, 256]`
   */
  prepare(graph: GraphBuilder, layer: NgramProduct, input: string): string;

  /**
   * One n-gram layer without activation and residual.
   *
   * @param windows `[tokens, order · 256]`, rows of what `prepare` gave
   * @returns float `[tokens, 256]`
   */
  multiply(graph: GraphBuilder, layer: NgramProduct, windows: string): string;
}

export interface NgramProduct {
  readonly order: Order;
  readonly layer: 0 | 1;
  readonly weights: BranchWeights['layers'][number];
}
