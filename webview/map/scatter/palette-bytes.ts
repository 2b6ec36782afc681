import type { MapCluster } from '../../../src/protocol/map-api.ts';
import { clusterColour } from '../../../src/protocol/palette.ts';
import type { Palette } from './renderer.ts';

/** How a cluster is drawn, as the last byte of its entry. */
const shade = { focused: 255, other: 128 } as const;

/**
 * The colours of clusters as the renderer takes them.
 * @param focus the cluster that stands out; undefined when all are alike
 */
export function paletteBytes(
  clusters: readonly Pick<MapCluster, 'id' | 'colour'>[],
  theme: 'light' | 'dark',
  focus: number | undefined,
): Palette {
  const bytes = new Uint8Array(4 * clusters.length);
  clusters.forEach(({ id, colour }, index) => {
    const fill = Number.parseInt(clusterColour(id, colour)[theme].fill.slice(1), 16);
    const last = focus === undefined || focus === id ? shade.focused : shade.other;
    bytes.set([fill >> 16, (fill >> 8) & 255, fill & 255, last], 4 * index);
  });
  return bytes;
}
