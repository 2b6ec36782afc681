import type { VNode } from 'preact';
import type { PlacedLabel } from '../scatter/labels.ts';

/** Names of clusters over their middles; the list beside the map has them too. */
export function MapLabels({ labels }: { readonly labels: readonly PlacedLabel[] }): VNode {
  return (
    <div class="labels" aria-hidden="true">
      {labels.map(({ cluster, text, left, top }) => (
        <span
          key={cluster}
          class="map-label"
          dir="auto"
          style={{ transform: `translate(-50%, -50%) translate(${left}px, ${top}px)` }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
