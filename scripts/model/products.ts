import type { GraphBuilder } from './graph-builder.ts';
import type { BranchWeights, Order } from './read-weights.ts';

/** The matrix products that take nearly all the arithmetic, in the precision of one model file. */
export interface Products {
  /**
   * @param rows uint8 `[pieces, 512]`, rows of the token table
   * @returns float `[pieces, 768]`, the rows times the projections of the three branches
   */
  project(graph: GraphBuilder, rows: string): string;

  /**
   * What a piece adds to the first layer of a branch from every place of a window, the bias at the
   * window's own token; with one more row, of nothing, for neighbours that are not there. A window's
   * product is the sum of its pieces' shares.
   *
   * @param input float `[n, 256]`
   * @returns float `[n + 1, order · 256]`
   */
  shares(graph: GraphBuilder, layer: NgramProduct, input: string): string;

  /**
   * The second layer's input in the form it is read in, uint8 or float, with one more row for
   * neighbours that are not there.
   *
   * @param input float `[n, 256]`
   * @returns `[n + 1, 256]`
   */
  prepare(graph: GraphBuilder, layer: NgramProduct, input: string): string;

  /**
   * The second layer without activation and residual.
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
