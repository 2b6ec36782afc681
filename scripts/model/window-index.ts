import type { GraphBuilder } from './graph-builder.ts';
import { orders, type Order } from './read-weights.ts';

/** Neighbours left of a token in the window of an order; the rest of the window is right of it. */
const leftContext: Readonly<Record<Order, number>> = { 2: 0, 3: 1, 5: 2 };
const reach = 2;
const widest = 2 * reach + 1;

/** The neighbours of every token, itself among them; texts of a batch never see each other. */
export interface Windows {
  /** Per order, int32 `[tokens, order]`: which piece stands there, or the padding. */
  readonly pieces: ReadonlyMap<Order, string>;
  /** The same as flat positions `text · time + position`, with `tokens` for what is not there. */
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
  const position = graph.node('Range', [int32(graph, 0), tokens, int32(graph, 1)]);
  const slots = Array.from({ length: widest }, (_, slot) => {
    const last = graph.node('Sub', [end, graph.ints(widest - 1 - slot)]);
    const inside = graph.node('Slice', [padded, graph.ints(slot), last, graph.ints(1)]);
    const piece = graph.node('Reshape', [inside, graph.ints(-1)]);
    const there = graph.node('Less', [piece, padding]);
    const neighbour = graph.node('Add', [position, int32(graph, slot - reach)]);
    const column = (value: string): string => graph.node('Unsqueeze', [value, graph.ints(1)]);
    return {
      piece: column(piece),
      position: column(graph.node('Where', [there, neighbour, tokens])),
    };
  });
  const windows = (columns: readonly string[]): ReadonlyMap<Order, string> =>
    new Map(
      orders.map((order): [Order, string] => {
        const first = reach - leftContext[order];
        return [order, graph.node('Concat', columns.slice(first, first + order), { axis: 1 })];
      }),
    );
  return {
    pieces: windows(slots.map(slot => slot.piece)),
    positions: windows(slots.map(slot => slot.position)),
  };
}

function int32(graph: GraphBuilder, value: number): string {
  return graph.tensor(Int32Array.of(value), []);
}
