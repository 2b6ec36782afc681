import type { MapPoints } from '../contract.ts';
import type { Extent } from './camera.ts';
import { drawOrder } from './draw-order.ts';
import { mainExtent } from './main-extent.ts';
import { clusterMedians } from './medians.ts';
import { PointGrid } from './point-grid.ts';
import type { DrawnPoints } from './renderer.ts';

/** The points of a map in draw order, with what is looked up in them. */
export interface ScatterData extends DrawnPoints {
  readonly row: Int32Array;
  readonly line: Int32Array;
  readonly cluster: Int32Array;
  readonly grid: PointGrid;
  /** What is shown at first. */
  readonly main: Extent;
  /** The middle of every cluster, by id. */
  readonly medians: ReadonlyMap<number, readonly [number, number]>;
}

/** @param ids of the clusters in the order of the palette */
export function scatterData(points: MapPoints, ids: readonly number[]): ScatterData {
  const order = drawOrder(points.row.length);
  const entry = new Map(ids.map((id, index) => [id, index]));
  const places = new Float32Array(2 * order.length);
  order.forEach((point, at) => {
    places[2 * at] = points.places[2 * point] ?? 0;
    places[2 * at + 1] = points.places[2 * point + 1] ?? 0;
  });
  const inOrder = (values: Int32Array): Int32Array =>
    Int32Array.from(order, point => values[point] ?? 0);
  const cluster = inOrder(points.cluster);
  const grid = new PointGrid(places);
  return {
    places,
    cluster,
    colour: Uint16Array.from(cluster, id => entry.get(id) ?? 0),
    row: inOrder(points.row),
    line: inOrder(points.line),
    grid,
    main: mainExtent(places, grid.extent),
    medians: clusterMedians(places, cluster),
  };
}
