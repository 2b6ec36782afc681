import type { NeighbourGraph } from './neighbour-graph.ts';

export interface LayoutOptions {
  readonly epochs: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Told after every epoch. */
  readonly onEpoch: () => void;
}

/** Points that are pushed away for one neighbour that is drawn near. */
const pushedAway = 5;
/** No step along an axis is larger than this, in units of the layout. */
const largestStep = 4;
/** Keeps points at the same place from flying apart. */
const leastSquare = 0.001;
/**
 * Two points at distance d are neighbours with 1 / (1 + a · d²ᵇ). UMAP fits a and b to a least
 * distance; with b = 1, the kernel of t-SNE, no power has to be computed.
 */
const a = 1.5;

/**
 * Moves points until neighbours lie together and others apart, by stochastic gradient descent with
 * negative samples (McInnes, Healy and Melville 2018, algorithm 5). An edge is drawn as often as its
 * weight says. The same start and seed give the same layout.
 * @param layout x and y of every point, changed in place
 * @throws the abort reason
 */
export async function optimiseLayout(
  graph: NeighbourGraph,
  layout: Float32Array,
  { epochs, seed, signal, onEpoch }: LayoutOptions,
): Promise<void> {
  const descent = new Descent(graph, layout, seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    // So that a cancel is heard.
    await new Promise(resolve => setImmediate(resolve));
    signal.throwIfAborted();
    descent.epoch(1 - epoch / epochs);
    onEpoch();
  }
}

class Descent {
  private random: number;
  /** How much of a draw each edge has saved up. */
  private readonly due: Float32Array;

  constructor(
    private readonly graph: NeighbourGraph,
    private readonly layout: Float32Array,
    seed: number,
  ) {
    this.random = (seed ^ 0x9e3779b9) | 1;
    this.due = new Float32Array(graph.weight.length);
  }

  /** One pass over the edges with steps of `rate`, 0 … 1. */
  epoch(rate: number): void {
    const { from, to, weight } = this.graph;
    for (let edge = 0; edge < weight.length; edge++) {
      const due = (this.due[edge] ?? 0) + (weight[edge] ?? 0);
      this.due[edge] = due < 1 ? due : due - 1;
      if (due < 1) continue;
      const [left, right] = [from[edge] ?? 0, to[edge] ?? 0];
      this.attract(left, right, rate);
      this.repel(left, rate);
      this.repel(right, rate);
    }
  }

  private attract(left: number, right: number, rate: number): void {
    const { layout } = this;
    const [i, j] = [2 * left, 2 * right];
    const dx = (layout[i] ?? 0) - (layout[j] ?? 0);
    const dy = (layout[i + 1] ?? 0) - (layout[j + 1] ?? 0);
    const square = dx * dx + dy * dy;
    const factor = (-2 * a) / (1 + a * square);
    const [x, y] = [rate * step(factor * dx), rate * step(factor * dy)];
    layout[i] = (layout[i] ?? 0) + x;
    layout[i + 1] = (layout[i + 1] ?? 0) + y;
    layout[j] = (layout[j] ?? 0) - x;
    layout[j + 1] = (layout[j + 1] ?? 0) - y;
  }

  private repel(point: number, rate: number): void {
    const { layout, graph } = this;
    const i = 2 * point;
    let [x, y] = [layout[i] ?? 0, layout[i + 1] ?? 0];
    for (let draw = 0; draw < pushedAway; draw++) {
      const j = 2 * this.below(graph.points);
      const dx = x - (layout[j] ?? 0);
      const dy = y - (layout[j + 1] ?? 0);
      const square = dx * dx + dy * dy;
      if (square === 0) continue;
      const factor = 2 / ((leastSquare + square) * (1 + a * square));
      x += rate * step(factor * dx);
      y += rate * step(factor * dy);
    }
    layout[i] = x;
    layout[i + 1] = y;
  }

  /** Xorshift by Marsaglia: the `Random` of other stages takes as long as the rest of the step. */
  private below(count: number): number {
    let state = this.random;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.random = state;
    return Math.floor((state >>> 0) * 2 ** -32 * count);
  }
}

function step(value: number): number {
  return Math.max(-largestStep, Math.min(largestStep, value));
}
