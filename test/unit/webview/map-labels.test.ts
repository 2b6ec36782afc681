import { describe, expect, it } from 'vitest';
import { fitted } from '../../../webview/map/scatter/camera.ts';
import { placeLabels, shortened, type Label } from '../../../webview/map/scatter/labels.ts';
import { lookOf } from '../../../webview/map/scatter/look.ts';
import { labelsOf } from '../../../webview/map/labels-of.ts';
import { mapKey } from '../../../webview/map/map-keys.ts';

const size = { width: 400, height: 300 };
const label = (cluster: number, left: number, top: number): Label => ({
  cluster,
  text: `label ${cluster}`,
  left,
  top,
  width: 60,
});

describe('placeLabels', () => {
  it('leaves out what would cover an earlier label or lies outside', () => {
    const labels = [label(1, 100, 100), label(2, 130, 110), label(3, 100, 140), label(4, 420, 10)];
    expect(placeLabels(labels, size).map(({ cluster }) => cluster)).toEqual([1, 3]);
  });

  it('moves a label at the edge inside, and one that is too long to the middle', () => {
    const long = { ...label(3, 390, 150), width: 900 };
    const placed = placeLabels([label(1, 5, 2), label(2, 398, 299), long], size);
    expect(placed.map(({ left, top }) => [left, top])).toEqual([
      [34, 13],
      [366, 287],
      [200, 150],
    ]);
  });
});

describe('labelsOf', () => {
  const camera = fitted({ left: -10, right: 10, bottom: -10, top: 10 }, size);
  const medians = new Map([
    [1, [0, 0] as const],
    [2, [0.1, 0] as const],
    [3, [8, 8] as const],
  ]);
  const clusters = [
    { id: 1, name: 'small', rows: 5, dropped: false, colour: null },
    { id: 2, name: '큰 것', rows: 50, dropped: false, colour: null },
    { id: 3, name: '', rows: 9, dropped: false, colour: null },
  ];

  it('prefers large clusters, and shows the focused one alone', () => {
    const labels = labelsOf(clusters, { medians }, { camera, size, focus: undefined }, () => 40);
    expect(labels.map(({ text }) => text)).toEqual(['2 · 큰 것', 'Cluster 3']);
    const focused = labelsOf(clusters, { medians }, { camera, size, focus: 1 }, () => 40);
    expect(focused.map(({ text }) => text)).toEqual(['1 · small']);
  });

  it('shortens long names without cutting a character', () => {
    expect(shortened('short')).toBe('short');
    expect(shortened('👍'.repeat(40))).toBe(`${'👍'.repeat(27)}…`);
  });
});

describe('lookOf', () => {
  const whole = fitted({ left: -10, right: 10, bottom: -10, top: 10 }, size);

  it('draws few points large and many small and through each other', () => {
    const few = lookOf(whole, whole, size, 1, 100);
    const many = lookOf(whole, whole, size, 1, 1_700_000);
    expect(few.diameter).toBeGreaterThan(many.diameter);
    expect(few.alpha).toBeGreaterThan(many.alpha);
    expect(many.faintAlpha).toBeLessThan(many.alpha);
    const near = lookOf({ ...whole, scale: 40 * whole.scale }, whole, size, 1, 1_700_000);
    expect(near.diameter).toBeGreaterThan(many.diameter);
    expect(near.alpha).toBeGreaterThan(many.alpha);
  });
});

describe('mapKey', () => {
  it.each([
    ['ArrowLeft', { kind: 'pan', dx: 60, dy: 0 }],
    ['ArrowDown', { kind: 'pan', dx: 0, dy: -60 }],
    ['+', { kind: 'zoom', factor: 1.4 }],
    ['0', { kind: 'fit' }],
    ['Escape', { kind: 'clear' }],
    ['a', undefined],
  ])('%s', (key, action) => {
    expect(mapKey(key)).toEqual(action);
  });
});
