import { memberships } from './neighbour-graph.ts';
import type { Neighbours } from './nearest-neighbours.ts';

/**
 * Places vectors among points that have a place: in the mean of the nearest ones, each weighted by
 * how surely it is a neighbour.
 * @param layout x and y of every point
 * @returns x and y of every vector; 0 and 0 for one without neighbours
 */
export function placeAmong(neighbours: Neighbours, layout: Float32Array): Float32Array {
  const { k, index } = neighbours;
  const weight = memberships(neighbours);
  const places = new Float32Array((2 * index.length) / k);
  for (let vector = 0; vector < index.length / k; vector++) {
    let [x, y, sum] = [0, 0, 0];
    for (let at = vector * k; at < (vector + 1) * k; at++) {
      const point = index[at] ?? -1;
      if (point < 0) continue;
      const share = weight[at] ?? 0;
      x += share * (layout[2 * point] ?? 0);
      y += share * (layout[2 * point + 1] ?? 0);
      sum += share;
    }
    if (sum === 0) continue;
    places[2 * vector] = x / sum;
    places[2 * vector + 1] = y / sum;
  }
  return places;
}
