import type { GraphBuilder } from './graph-builder.ts';
import { orders, type Order } from './read-weights.ts';

/** Neighbours left of a token in the window of an order; the rest of the window is right of it. */
const leftContext: Readonly<Record<Order, number>> = { 2: 0, 3: 1, 5: 2 };
const reach = 2;
const widest = 2 * reach + 1;

/** The flat position of a token is `text · time + position`; there are `tokens` of them. */
export interface Windows {
  /** int64 scalar. */
  readonly tokens: string;
  /** Per order, int64 `[tokens, order]`: the flat positions of a token's neighbours and itself. */
  readonly index: ReadonlyMap<Order, string>;
}

/**
 * Adds the indices of all n-gram windows. A neighbour outside the text or under the mask has the
 * index `tokens`, where the layers keep a row of zeros, so texts of a batch never see each other.
 *
 * @param mask int64 `[batch, time]`, 1 for a token and 0 for padding
 */
export function addWindows(graph: GraphBuilder, mask: string): Windows {
  const tokens = graph.node('Size', [mask]);
  const time = graph.node('Slice', [
    graph.node('Shape', [mask]),
    graph.ints(1),
    graph.ints(2),
    graph.ints(0),
  ]);
  const end = graph.node('Add', [time, graph.ints(widest - 1)]);
  // Each text with two masked places on both sides; slot s of position p is then place p + s.
  const padded = graph.node('Pad', [mask, graph.ints(0, reach, 0, reach), graph.int(0)]);
  const position = graph.node('Range', [graph.int(0), tokens, graph.int(1)]);
  const slots = Array.from({ length: widest }, (_, slot) => {
    const last = graph.node('Sub', [end, graph.ints(widest - 1 - slot)]);
    const inside = graph.node('Slice', [padded, graph.ints(slot), last, graph.ints(1)]);
    const there = graph.node('Cast', [graph.node('Reshape', [inside, graph.ints(-1)])], {
      to: 9,
    });
    const neighbour = graph.node('Add', [position, graph.int(slot - reach)]);
    const index = graph.node('Where', [there, neighbour, tokens]);
    return graph.node('Unsqueeze', [index, graph.ints(1)]);
  });
  const index = orders.map((order): [Order, string] => {
    const first = reach - leftContext[order];
    return [order, graph.node('Concat', slots.slice(first, first + order), { axis: 1 })];
  });
  return { tokens, index: new Map(index) };
}
