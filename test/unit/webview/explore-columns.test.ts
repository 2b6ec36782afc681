import { describe, expect, it } from 'vitest';
import { movedColumn, resized, shownColumns, withField } from '../../../webview/explore/columns.ts';

const columns = [
  { field: 'a', width: 200 },
  { field: 'b', width: 100 },
  { field: 'c', width: 100 },
];
const names = (some: readonly { field: string }[]): string => some.map(one => one.field).join('');

describe('the columns of the table', () => {
  it('are the first fields until the person chooses, and never fields that are not there', () => {
    expect(names(shownColumns(['d', 'e', 'f', 'g'], undefined))).toBe('def');
    expect(shownColumns(['c', 'a', 'd'], columns)).toEqual([columns[0], columns[2]]);
    expect(names(shownColumns(['x'], columns))).toBe('x');
  });

  it('come and go and change places; one stays', () => {
    expect(names(withField(columns, 'd', true))).toBe('abcd');
    expect(names(withField(columns, 'b', false))).toBe('ac');
    expect(names(withField(columns.slice(0, 1), 'a', false))).toBe('a');
    expect(names(movedColumn(columns, 'b', -1))).toBe('bac');
    expect(names(movedColumn(columns, 'c', 1))).toBe('abc');
  });

  it('take their width from the next one, and leave it some', () => {
    expect(resized(columns, 'a', 10, 2).map(({ width }) => width)).toEqual([220, 80, 100]);
    expect(resized(columns, 'a', 500, 1).map(({ width }) => width)).toEqual([240, 60, 100]);
    expect(resized(columns, 'b', -500, 1).map(({ width }) => width)).toEqual([200, 60, 140]);
    expect(resized(columns, 'c', 10, 1)).toEqual(columns);
  });
});
