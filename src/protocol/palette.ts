/** A cluster's colour in one kind of theme: a fill and the text colour that is read on it. */
export interface ClusterShade {
  readonly fill: string;
  readonly text: string;
}

export interface ClusterColour {
  readonly light: ClusterShade;
  readonly dark: ClusterShade;
}

/**
 * Chosen greedily in OKLab so that each next colour is as far as possible from those before it, as
 * seen with normal vision and with protanopia, deuteranopia and tritanopia (simulation: Machado,
 * Oliveira and Fernandes 2009), within the contrasts that the palette's tests require. No 16 colours are all told
 * apart by everybody, so the cluster's number always stands on the colour.
 */
const fills: readonly (readonly [light: string, dark: string])[] = [
  ['#384db8', '#7692f1'],
  ['#537e0e', '#b1e47b'],
  ['#8a0700', '#e37261'],
  ['#955681', '#f8bce3'],
  ['#16524f', '#24aea7'],
  ['#755411', '#da9f23'],
  ['#6d177e', '#bf78cf'],
  ['#19799d', '#96dcfe'],
  ['#9f1d57', '#f381a7'],
  ['#644c8a', '#b39fd9'],
  ['#146d34', '#75bf85'],
  ['#a1574b', '#f0aa9d'],
  ['#2e805a', '#a0e3be'],
  ['#732d3b', '#c6828c'],
  ['#26541c', '#7ca573'],
  ['#5f3369', '#d7ace0'],
];

export const clusterColours: readonly ClusterColour[] = fills.map(([light, dark]) => ({
  light: { fill: light, text: '#ffffff' },
  dark: { fill: dark, text: '#111111' },
}));

/** What has no cluster: rows outside the sample, invalid lines, dropped files. */
export const noClusterColour: ClusterColour = {
  light: { fill: '#6b6b6b', text: '#ffffff' },
  dark: { fill: '#9a9a9a', text: '#111111' },
};

/**
 * @param id cluster id, 1 or more; colours repeat after the last
 * @param chosen index of the colour that a person chose, if one did
 */
export function clusterColour(id: number, chosen: number | null = null): ClusterColour {
  const index = (chosen ?? id - 1) % clusterColours.length;
  return clusterColours[index] ?? noClusterColour;
}
