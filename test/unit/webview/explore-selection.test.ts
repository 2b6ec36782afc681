import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  isSelected,
  nothingSelected,
  selectedCount,
  toggled,
} from '../../../webview/explore/selection.ts';

const most = 12;
const places = Array.from({ length: most + 1 }, (_, place) => place);

describe('a selection', () => {
  const start = fc.tuple(fc.nat({ max: most }), fc.nat({ max: most }));

  it('holds what a set would, in as few ranges as can be', () => {
    fc.assert(
      fc.property(start, fc.array(fc.nat({ max: most })), ([a, b], changes) => {
        let selection = between(a, b);
        const expected = new Set(
          places.filter(place => place >= Math.min(a, b) && place <= Math.max(a, b)),
        );
        for (const place of changes) {
          selection = toggled(selection, place);
          if (!expected.delete(place)) expected.add(place);
        }
        expect(places.filter(place => isSelected(selection, place))).toEqual(
          places.filter(place => expected.has(place)),
        );
        expect(selectedCount(selection)).toBe(expected.size);
        selection.forEach(({ start: first }, at) => {
          expect(first).toBeGreaterThan((selection[at - 1]?.end ?? -2) + 1);
        });
      }),
    );
  });

  it('can be nothing', () => {
    expect(selectedCount(nothingSelected)).toBe(0);
    expect(toggled(toggled(nothingSelected, 3), 3)).toEqual(nothingSelected);
  });
});
