import fc from 'fast-check';
import { expect, test } from 'vitest';
import { int8BesideEachOther, toInt8 } from '../../../scripts/model/int8-matrix.ts';

test('weights on an int8 grid come back exactly', () => {
  const grid = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 5, maxLength: 5 });
  const step = fc.double({ min: 1e-3, max: 10, noNaN: true });
  fc.assert(
    fc.property(grid, step, (steps, size) => {
      const values = Float32Array.from([127, ...steps], value => value * size);
      const matrix = toInt8({ values, rows: 2, columns: 3 });
      expect(Array.from(matrix.values)).toEqual([127, ...steps]);
      expect(matrix.scale).toHaveLength(3);
    }),
  );
});

test('weights off the grid are refused', () => {
  const values = Float32Array.of(1, 0.5, 0.25, 0.1);
  expect(() => toInt8({ values, rows: 2, columns: 2 })).toThrow(/off its int8 grid/);
});

test('matrices side by side keep their own scales', () => {
  const left = toInt8({ values: Float32Array.of(127, -1), rows: 2, columns: 1 });
  const right = toInt8({ values: Float32Array.of(254, 2, 4, -254), rows: 2, columns: 2 });
  expect(int8BesideEachOther([left, right])).toEqual({
    values: Int8Array.of(127, 127, 1, -1, 2, -127),
    scale: Float32Array.of(1, 2, 2),
    rows: 2,
    columns: 3,
  });
});
