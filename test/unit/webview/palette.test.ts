import { describe, expect, it } from 'vitest';
import { clusterColour, clusterColours, noClusterColour } from '../../../src/protocol/palette.ts';
import { contrast, distance, linear, seenBy, visions } from './colour-vision.ts';

const all = [...clusterColours, noClusterColour];

describe('the cluster palette', () => {
  it.each(all)('has a light fill of $light.fill that stands out and carries text', ({ light }) => {
    expect(contrast(light.fill, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(light.fill, light.text)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(all)('has a dark fill of $dark.fill that stands out and carries text', ({ dark }) => {
    expect(contrast(dark.fill, '#1e1e1e')).toBeGreaterThanOrEqual(3);
    expect(contrast(dark.fill, dark.text)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['light', 'dark'] as const)('tells the first six colours apart in %s themes', theme => {
    const fills = clusterColours.slice(0, 6).map(colour => linear(colour[theme].fill));
    for (const vision of visions) {
      for (const [i, a] of fills.entries()) {
        for (const b of fills.slice(i + 1)) {
          expect(distance(seenBy(vision, a), seenBy(vision, b))).toBeGreaterThan(0.035);
        }
      }
    }
  });

  it('repeats after the last colour and has no colour twice', () => {
    expect(clusterColour(1)).toBe(clusterColours[0]);
    expect(clusterColour(16)).toBe(clusterColours[15]);
    expect(clusterColour(17)).toBe(clusterColours[0]);
    expect(new Set(all.map(colour => colour.light.fill)).size).toBe(all.length);
    expect(new Set(all.map(colour => colour.dark.fill)).size).toBe(all.length);
  });

  it('has a colour for an id that is no cluster', () => {
    expect(clusterColour(0)).toBe(noClusterColour);
    expect(clusterColour(-1)).toBe(noClusterColour);
  });
});
