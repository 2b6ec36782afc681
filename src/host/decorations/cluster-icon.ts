import * as vscode from 'vscode';
import {
  clusterColour,
  noClusterColour,
  type ClusterColour,
  type ClusterShade,
} from '../../protocol/palette.ts';

/** One picture for each kind of theme. */
export interface ThemedIcon {
  readonly light: vscode.Uri;
  readonly dark: vscode.Uri;
}

/** The cluster's number on its colour. */
export function clusterIcon(id: number): ThemedIcon {
  const label = String(id);
  const size = label.length < 3 ? 10 : label.length === 3 ? 8 : 6;
  return themed(
    clusterColour(id),
    ({ fill, text }) =>
      plate(fill) +
      `<text x="8" y="8.5" dominant-baseline="central" text-anchor="middle" font-family="sans-serif" font-weight="600" font-size="${size}" fill="${text}">${label}</text>`,
  );
}

/** The cluster's colour alone. */
export function colourIcon(id: number): ThemedIcon {
  return themed(clusterColour(id), ({ fill }) => plate(fill));
}

/** A dashed outline: the line has changed since it was clustered. */
export function staleIcon(): ThemedIcon {
  return themed(
    noClusterColour,
    ({ fill }) =>
      `<rect x="1.5" y="2.5" width="13" height="11" rx="3" fill="none" stroke="${fill}" stroke-dasharray="3 2"/>`,
  );
}

function plate(fill: string): string {
  return `<rect x="0.5" y="1.5" width="15" height="13" rx="3" fill="${fill}"/>`;
}

function themed(colour: ClusterColour, draw: (shade: ClusterShade) => string): ThemedIcon {
  return { light: svgUri(draw(colour.light)), dark: svgUri(draw(colour.dark)) };
}

function svgUri(content: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${content}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
}
