import type { JsonRow } from '../dataset/scan/json-row.ts';
import type { FieldView, RowView } from '../dataset/rows/row-view.ts';

/**
 * Shows a row to a person.
 * @param json the row as it stands in the file, one JSON object
 * @param limit characters (code points) to show of each field
 * @throws SyntaxError when `json` is not valid JSON, which a row of a run never is
 */
export function rowView(json: Buffer, place: Omit<RowView, 'fields'>, limit = Infinity): RowView {
  const row = JSON.parse(json.toString('utf8')) as JsonRow;
  return { ...place, fields: fieldViews(row, limit) };
}

/**
 * The fields of a row in file order (numbers used as names come first, as always in JavaScript), texts as
 * they are and every other value as compact JSON.
 * @param limit characters (code points) to show of each
 */
export function fieldViews(row: JsonRow, limit: number): FieldView[] {
  return Object.entries(row).map(([name, value]) =>
    fieldView(name, typeof value === 'string' ? value : JSON.stringify(value), limit),
  );
}

function fieldView(name: string, text: string, limit: number): FieldView {
  const end = endOfCharacters(text, limit);
  return { name, text: text.slice(0, end), omitted: countCharacters(text, end) };
}

/** Index after the first `count` characters, never inside one. */
function endOfCharacters(text: string, count: number): number {
  if (text.length <= count) return text.length;
  let end = 0;
  for (let seen = 0; seen < count && end < text.length; seen++) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return end;
}

function countCharacters(text: string, start: number): number {
  let count = 0;
  for (let at = start; at < text.length; count++) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}
