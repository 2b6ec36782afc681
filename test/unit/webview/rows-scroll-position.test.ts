import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clamped,
  endOfView,
  lastPosition,
  moved,
  positionAt,
  shareOf,
  showing,
  type Position,
  type Rows,
} from '../../../webview/grid/scroll-position.ts';

const viewport = 400;

function rowsOf(count: number, opened: ReadonlyMap<number, number> = new Map()): Rows {
  return { count, heightOf: line => 22 + (opened.get(line) ?? 0) };
}

/** Some rows, a few of them opened, and a position among them. */
const scene = fc
  .record({
    count: fc.integer({ min: 1, max: 200 }),
    opened: fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 900 })), { maxLength: 5 }),
    line: fc.nat(199),
    offset: fc.nat(21),
  })
  .map(({ count, opened, line, offset }) => ({
    rows: rowsOf(count, new Map(opened)),
    position: { line: line % count, offset },
  }));

/** Pixels from the top of the list. */
function pixels({ line, offset }: Position, { heightOf }: Rows): number {
  return Array.from({ length: line }, (_, i) => heightOf(i)).reduce((sum, h) => sum + h, offset);
}

describe('the position of the rows view', () => {
  it('moves by as many pixels as there are, in either direction', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: -9000, max: 9000 }), ({ rows, position }, by) => {
        const all = pixels({ line: rows.count, offset: 0 }, rows);
        const wanted = Math.max(0, Math.min(pixels(position, rows) + by, all - 1));
        expect(pixels(moved(position, by, rows), rows)).toBe(wanted);
      }),
    );
  });

  it('ends where the last row meets the lower edge', () => {
    fc.assert(
      fc.property(scene, ({ rows }) => {
        const all = pixels({ line: rows.count, offset: 0 }, rows);
        const last = lastPosition(viewport, rows);
        expect(pixels(last, rows)).toBe(Math.max(0, all - viewport));
        expect(clamped({ line: rows.count - 1, offset: 21 }, viewport, rows)).toEqual(
          pixels({ line: rows.count - 1, offset: 21 }, rows) > pixels(last, rows)
            ? last
            : { line: rows.count - 1, offset: 21 },
        );
      }),
    );
  });

  it('shows any row that is asked for, whole or from its beginning', () => {
    fc.assert(
      fc.property(scene, fc.nat(199), ({ rows, position }, asked) => {
        const line = asked % rows.count;
        const from = clamped(position, viewport, rows);
        const there = showing(line, from, viewport, rows);
        const upper = pixels({ line, offset: 0 }, rows) - pixels(there, rows);
        const lower = upper + rows.heightOf(line);
        if (rows.heightOf(line) < viewport) {
          expect(upper).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(viewport);
        } else {
          expect(upper).toBe(0);
        }
        expect(showing(line, there, viewport, rows)).toEqual(there);
      }),
    );
  });

  it('finds the rows that are seen', () => {
    expect(endOfView({ line: 10, offset: 0 }, 220, rowsOf(1000))).toBe(20);
    expect(endOfView({ line: 10, offset: 1 }, 220, rowsOf(1000))).toBe(21);
    expect(endOfView({ line: 995, offset: 0 }, 220, rowsOf(1000))).toBe(1000);
  });

  it('comes from the scroll bar to where the scroll bar is, at 1.7 million rows too', () => {
    const rows = rowsOf(1_700_000);
    for (let share = 0; share <= 1; share += 1 / 64) {
      const position = positionAt(share, viewport, rows);
      expect(shareOf(position, viewport, rows)).toBeCloseTo(share, 6);
    }
    expect(positionAt(1, viewport, rows)).toEqual(lastPosition(viewport, rows));
    expect(shareOf({ line: 0, offset: 0 }, viewport, rowsOf(3))).toBe(0);
  });
});
