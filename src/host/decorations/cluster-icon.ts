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

/** How a cluster looks. */
export interface ClusterLook {
  readonly id: number;
  /** Index of the palette; null for the colour of its id. */
  readonly colour: number | null;
  readonly dropped: boolean;
}

/** The look of a cluster of which nothing is known. */
export function plainLook(id: number): ClusterLook {
  return { id, colour: null, dropped: false };
}

export function lookOf({ id, colour, dropped }: ClusterLook): ClusterLook {
  return { id, colour, dropped };
}

/** The cluster's number on its colour; struck through and without a colour when it is dropped. */
export function clusterIcon({ id, colour, dropped }: ClusterLook): ThemedIcon {
  const label = String(id);
  const size = label.length < 3 ? 10 : label.length === 3 ? 8 : 6;
  return themed(
    dropped ? noClusterColour : clusterColour(id, colour),
    ({ fill, text }) =>
      plate(fill) +
      (dropped ? strike(text) : '') +
      `<text x="8" y="8.5" dominant-baseline="central" text-anchor="middle" font-family="sans-serif" font-weight="600" font-size="${size}" fill="${text}">${label}</text>`,
  );
}

/** The cluster's colour alone. */
export function colourIcon({ id, colour, dropped }: ClusterLook): ThemedIcon {
  return themed(dropped ? noClusterColour : clusterColour(id, colour), ({ fill, text }) =>
    dropped ? plate(fill) + strike(text) : plate(fill),
  );
}

/** A row that was dropped by itself. */
export function droppedIcon(): ThemedIcon {
  return themed(noClusterColour, ({ fill, text }) => plate(fill) + strike(text));
}

/** A dashed outline: the line has changed since it was clustered. */
export function staleIcon(): ThemedIcon {
  return themed(
    noClusterColour,
    ({ fill }) =>
      `<rect x="1.5" y="2.5" width="13" height="11" rx="3" fill="none" stroke="${fill}" stroke-dasharray="3 2"/>`,
  );
}

function strike(colour: string): string {
  return `<path d="M3 12.5 13 3.5" stroke="${colour}" stroke-width="1.2"/>`;
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
