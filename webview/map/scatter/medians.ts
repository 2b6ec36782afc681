/** Points of a cluster that are looked at: more do not move a median that anybody could see. */
const looked = 2_000;

/** The middle of every cluster, by id: medians of x and of y, so that stragglers do not count. */
export function clusterMedians(
  places: Float32Array,
  cluster: Int32Array,
): ReadonlyMap<number, readonly [number, number]> {
  const sizes = new Map<number, number>();
  for (const id of cluster) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const seen = new Map<number, number>();
  const chosen = new Map<number, number[]>();
  cluster.forEach((id, point) => {
    const at = seen.get(id) ?? 0;
    seen.set(id, at + 1);
    const every = Math.max(1, Math.floor((sizes.get(id) ?? 1) / looked));
    if (at % every !== 0) return;
    const own = chosen.get(id);
    if (own === undefined) chosen.set(id, [point]);
    else own.push(point);
  });
  return new Map(
    Array.from(chosen, ([id, points]) => [
      id,
      [
        median(points.map(at => places[2 * at] ?? 0)),
        median(points.map(at => places[2 * at + 1] ?? 0)),
      ],
    ]),
  );
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}
