import type { GraphBuilder } from './graph-builder.ts';
import type { NgramProduct } from './products.ts';
import { branchWidth, orders, type Order } from './read-weights.ts';

/** Neighbours left of a token in the window of an order; the rest of the window is right of it. */
const leftContext: Readonly<Record<Order, number>> = { 2: 0, 3: 1, 5: 2 };
const reach = 2;
const widest = 2 * reach + 1;

/** The neighbours of every token, itself among them; texts of a batch never see each other. */
export interface Windows {
  /** Per order and place of the window, int32 `[tokens]`: which piece stands there, or the padding. */
  readonly pieces: ReadonlyMap<Order, readonly string[]>;
  /** Per order, int32 `[tokens, order]`: the same as flat positions `text · time + position`, with `tokens` for what is not there. */
  readonly positions: ReadonlyMap<Order, string>;
}

/**
 * Adds the indices of all n-gram windows.
 *
 * @param index int32 `[batch, time]`, the piece of every token, `padding` where there is none
 * @param padding int32 scalar, larger than every piece
 */
export function addWindows(graph: GraphBuilder, index: string, padding: string): Windows {
  const tokens = graph.node('Cast', [graph.node('Size', [index])], { to: 6 });
  const time = graph.node('Slice', [
    graph.node('Shape', [index]),
    graph.ints(1),
    graph.ints(2),
    graph.ints(0),
  ]);
  const end = graph.node('Add', [time, graph.ints(widest - 1)]);
  // Each text with two places more on both sides; slot s of position p is then place p + s.
  const padded = graph.node('Pad', [index, graph.ints(0, reach, 0, reach), padding]);
  const range = graph.node('Range', [graph.int32(0), tokens, graph.int32(1)]);
  const slots = Array.from({ length: widest }, (_, slot) => {
    const last = graph.node('Sub', [end, graph.ints(widest - 1 - slot)]);
    const inside = graph.node('Slice', [padded, graph.ints(slot), last, graph.ints(1)]);
    const piece = graph.node('Reshape', [inside, graph.ints(-1)]);
    const there = graph.node('Less', [piece, padding]);
    const neighbour = graph.node('Add', [range, graph.int32(slot - reach)]);
    const position = graph.node('Where', [there, neighbour, tokens]);
    return { piece, position: graph.node('Unsqueeze', [position, graph.ints(1)]) };
  });
  const windowOf = (order: Order): typeof slots => {
    const first = reach - leftContext[order];
    return slots.slice(first, first + order);
  };
  return {
    pieces: new Map(orders.map(order => [order, windowOf(order).map(slot => slot.piece)])),
    positions: new Map(
      orders.map(order => {
        const columns = windowOf(order).map(slot => slot.position);
        return [order, graph.node('Concat', columns, { axis: 1 })];
      }),
    ),
  };
}

/** A layer's bias at the place of the window's own token, nothing at the others: `order · 256` values. */
export function biasAtOwn({ order, weights }: NgramProduct): Float32Array {
  const biases = new Float32Array(order * branchWidth);
  biases.set(weights.bias, leftContext[order] * branchWidth);
  return biases;
}
