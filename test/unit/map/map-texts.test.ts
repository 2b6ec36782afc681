import { beforeAll, describe, expect, it } from 'vitest';
import { mapTexts } from '../../../src/core/map/map-texts.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { evenSample, Random } from '../../../src/core/math/random.ts';
import { unpackVectors } from '../../../src/core/math/packed-vectors.ts';
import type { Progress } from '../../../src/core/progress.ts';
import { groupedVectors } from '../cluster/grouped-vectors.ts';
import { packed } from '../cluster/packed.ts';
import { loadProducts } from '../math/dist.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { quietWork } from '../run/run-fixture.ts';
import { mapQuality } from './map-quality.ts';

let products: MatrixProducts;

beforeAll(async () => {
  products = await loadProducts();
});

describe('mapTexts', () => {
  const { vectors, group } = groupedVectors([400, 300, 200, 100], { noise: 0.6 });
  const texts = packed(vectors);
  const map = (laidOut: number, seed = 1): Promise<Float32Array> =>
    mapTexts(texts, { seed, laidOut }, products, quietWork());

  it('gives the same map for the same seed, and another one for another', async () => {
    const first = await map(600);
    expect(await map(600)).toEqual(first);
    expect(await map(600, 2)).not.toEqual(first);
    expect(first.every(Number.isFinite)).toBe(true);
  });

  it.each([1_000, 500])('puts every text among its own group, with %i laid out', async laidOut => {
    const places = await map(laidOut);
    const random = new Random(4);
    for (let check = 0; check < 60; check++) {
      const text = Math.floor(random.next() * group.length);
      expect(group[nearestOnMap(places, text)]).toBe(group[text]);
    }
  });

  it('keeps far more neighbours than chance', async () => {
    const points = unpackVectors(texts);
    const probes = evenSample(points.count, 100, 5);
    const random = new Random(6);
    const chance = Float32Array.from({ length: 2 * points.count }, () => random.next());
    const quality = mapQuality(points, await map(1_000), probes);
    expect(quality.trustworthiness).toBeGreaterThan(0.85);
    expect(mapQuality(points, chance, probes).trustworthiness).toBeLessThan(0.55);
    expect(quality.recall).toBeGreaterThan(3 * mapQuality(points, chance, probes).recall);
  });

  it('reports both stages to their ends', async () => {
    const reports: Progress[] = [];
    const report = (progress: Progress): void => void reports.push(progress);
    await mapTexts(texts, { seed: 1, laidOut: 500 }, products, { ...quietWork(), report });
    for (const stage of ['layout', 'place']) {
      const last = reports.findLast(progress => progress.stage === stage);
      expect(last?.done).toBeCloseTo(last?.total ?? NaN, 6);
    }
  });

  it.each(['layout', 'place'] as const)('stops when it is cancelled in “%s”', async stage => {
    const abort = new AbortController();
    const report = (progress: Progress): void => {
      if (progress.stage === stage) abort.abort('enough');
    };
    const work = { signal: abort.signal, report };
    await expect(mapTexts(texts, { seed: 1, laidOut: 500 }, products, work)).rejects.toBe('enough');
  });

  it.each([0, 1, 2, 5])('maps %i texts', async count => {
    const few = vectorsOf(...Array.from({ length: count }, (_, i) => [Math.cos(i), Math.sin(i)]));
    const places = await mapTexts(
      { ...packed(few), count, dimensions: 2 },
      { seed: 1 },
      products,
      quietWork(),
    );
    expect(places).toHaveLength(2 * count);
    expect(places.every(Number.isFinite)).toBe(true);
  });
});

function nearestOnMap(places: Float32Array, text: number): number {
  let [nearest, least] = [-1, Infinity];
  for (let other = 0; other < places.length / 2; other++) {
    const dx = (places[2 * other] ?? 0) - (places[2 * text] ?? 0);
    const dy = (places[2 * other + 1] ?? 0) - (places[2 * text + 1] ?? 0);
    const square = dx * dx + dy * dy;
    if (other !== text && square < least) [nearest, least] = [other, square];
  }
  return nearest;
}
