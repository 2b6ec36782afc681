import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRuns } from '../../../src/core/embed/cache/place-runs.ts';

const segment = 1_000;

describe('placeRuns', () => {
  it('covers every place once, in runs within one segment that skip large gaps', () => {
    const place = fc.option(fc.integer({ min: 0, max: 5 * segment }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), places => {
        const runs = placeRuns(places, segment);
        const covered = runs.flatMap(({ first, offsets, positions }) =>
          [...positions].map((position, i) => ({ position, place: first + (offsets[i] ?? 0) })),
        );
        const wanted = [...places.keys()].filter(position => places[position] !== undefined);
        expect(covered.map(({ position }) => position).sort((x, y) => x - y)).toEqual(wanted);
        for (const one of covered) expect(one.place).toBe(places[one.position]);
        for (const { first, count, offsets } of runs) {
          expect(Math.floor(first / segment)).toBe(Math.floor((first + count - 1) / segment));
          expect([offsets[0], offsets.at(-1)]).toEqual([0, count - 1]);
          offsets.forEach((offset, i) => {
            expect(offset - (offsets[i - 1] ?? 0)).toBeLessThanOrEqual(64);
          });
        }
      }),
      { seed: 1 },
    );
  });

  it('reads neighbours at once', () => {
    const places = Array.from({ length: 20_000 }, (_, i) => 40_000 - 2 * i);
    expect(placeRuns(places, 65_536).length).toBeLessThan(7);
    expect(placeRuns([], segment)).toEqual([]);
  });
});
