import type { VNode } from 'preact';
import { clusterColour } from '../../src/protocol/palette.ts';
import { useColours } from './cluster-colours.ts';
import { useTheme } from './use-theme.ts';

/** The cluster's number on its colour, as in the gutter. */
export function Swatch({ cluster }: { readonly cluster: number }): VNode {
  const shade = clusterColour(cluster, useColours().get(cluster))[useTheme()];
  return (
    <span class="swatch" style={{ '--fill': shade.fill, '--text': shade.text }}>
      {cluster}
    </span>
  );
}
