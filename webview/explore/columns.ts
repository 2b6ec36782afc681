import type { FieldColumn } from './contract.ts';

/** Columns share the width of the table by their widths, so that nothing has to be scrolled sideways. */
const usualWidth = 240;
export const leastWidth = 60;
/** What two columns may have together. */
export const mostWidth = 10_000;
const columnsAtFirst = 3;

/** The columns that are shown: those the person chose, as far as the file has such fields; else the first ones. */
export function shownColumns(
  fields: readonly string[],
  chosen: readonly FieldColumn[] | undefined,
): readonly FieldColumn[] {
  const known = chosen?.filter(({ field }) => fields.includes(field)) ?? [];
  if (known.length > 0) return known;
  return fields.slice(0, columnsAtFirst).map(field => ({ field, width: usualWidth }));
}

/** Shows a field behind the others, or hides it; the last one stays. */
export function withField(
  columns: readonly FieldColumn[],
  field: string,
  shown: boolean,
): readonly FieldColumn[] {
  if (shown) return [...columns, { field, width: usualWidth }];
  const others = columns.filter(column => column.field !== field);
  return others.length > 0 ? others : columns;
}

/** Moves a column one place to the front or the back. */
export function movedColumn(
  columns: readonly FieldColumn[],
  field: string,
  by: 1 | -1,
): readonly FieldColumn[] {
  const from = columns.findIndex(column => column.field === field);
  const column = columns[from];
  const to = from + by;
  if (column === undefined || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

/**
 * Makes a column wider by `pixels`, at the cost of the next one, or narrower.
 * @param scale width units a pixel stands for
 */
export function resized(
  columns: readonly FieldColumn[],
  field: string,
  pixels: number,
  scale: number,
): readonly FieldColumn[] {
  const at = columns.findIndex(column => column.field === field);
  const [column, next] = [columns[at], columns[at + 1]];
  if (column === undefined || next === undefined) return columns;
  const room = column.width + next.width;
  const width = Math.round(column.width + pixels * scale);
  const bounded = Math.max(leastWidth, Math.min(width, room - leastWidth));
  return columns.map(one => {
    if (one === column) return { ...one, width: bounded };
    return one === next ? { ...one, width: room - bounded } : one;
  });
}
