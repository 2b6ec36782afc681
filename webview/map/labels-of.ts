import { t } from '@vscode/l10n';
import type { MapCluster } from '../../src/protocol/map-api.ts';
import { toScreen, type Camera, type Size } from './scatter/camera.ts';
import { placeLabels, shortened, type PlacedLabel } from './scatter/labels.ts';
import type { ScatterData } from './scatter/scatter-data.ts';

const padding = 14;

/**
 * The labels of the clusters in view, those of large ones first, and that of the focused one before.
 * @param width of a text in the labels' font
 */
export function labelsOf(
  clusters: readonly MapCluster[],
  { medians }: Pick<ScatterData, 'medians'>,
  { camera, size, focus }: { camera: Camera; size: Size; focus: number | undefined },
  width: (text: string) => number,
): readonly PlacedLabel[] {
  const ranked = clusters
    .filter(({ id }) => focus === undefined || id === focus)
    .toSorted((a, b) => b.rows - a.rows);
  const labels = ranked.flatMap(cluster => {
    const middle = medians.get(cluster.id);
    if (middle === undefined) return [];
    const [left, top] = toScreen(camera, size, ...middle);
    const text = shortened(clusterTitle(cluster));
    return [{ cluster: cluster.id, text, left, top, width: width(text) + padding }];
  });
  return placeLabels(labels, size);
}

/** Number and name of a cluster. */
function clusterTitle({ id, name }: MapCluster): string {
  return name === '' ? t('Cluster {0}', id) : `${id} · ${name}`;
}
