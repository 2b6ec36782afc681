import type { ScannedFile } from '../dataset/scan/scan.ts';
import { carriedTexts } from '../run/carried-texts.ts';
import type { RunRows } from '../run/run-rows.ts';

/** What a row is now that it is no row any more, or has another text. */
export const goneRow = -1;

/** Every row where it was, for a run of the very same file. */
export function sameRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}

/** Rows by their lines, for a file that is byte for byte the same; its template may be another one. */
export function matchByLine(rows: RunRows, { table }: ScannedFile): Int32Array {
  const rowOfLine = new Int32Array(table.lines).fill(goneRow);
  table.rowLines.forEach((line, row) => (rowOfLine[line] = row));
  return Int32Array.from(rows.line, line => rowOfLine[line - 1] ?? goneRow);
}

/**
 * Rows by their texts, for a file that has changed: of rows with the same text the first is the first,
 * the second the second, and so on.
 * @returns for every row of the run its row in the file now, or `goneRow`
 */
export function matchByText(rows: RunRows, file: ScannedFile): Int32Array {
  const { row: known } = carriedTexts(rows, file);
  const texts = rows.text.reduce((most, text) => Math.max(most, text + 1), 0);
  const textNow = new Int32Array(texts).fill(goneRow);
  known.forEach((row, text) => {
    if (row >= 0) textNow[rows.text[row] ?? 0] = text;
  });
  const { starts, sorted } = rowsByText(file);
  const seen = new Uint32Array(texts);
  return rows.text.map(text => {
    const now = textNow[text] ?? goneRow;
    if (now < 0) return goneRow;
    const at = (starts[now] ?? 0) + (seen[text] ?? 0);
    seen[text] = (seen[text] ?? 0) + 1;
    return at < (starts[now + 1] ?? 0) ? (sorted[at] ?? goneRow) : goneRow;
  });
}

/** All rows, those of each text together; text i has `starts[i] … starts[i + 1]`. */
function rowsByText({ unique }: ScannedFile): { starts: Uint32Array; sorted: Uint32Array } {
  const starts = new Uint32Array(unique.count + 1);
  for (const text of unique.textOfRow) starts[text + 1] = (starts[text + 1] ?? 0) + 1;
  for (let text = 0; text < unique.count; text++) {
    starts[text + 1] = (starts[text + 1] ?? 0) + (starts[text] ?? 0);
  }
  const next = starts.slice();
  const sorted = new Uint32Array(unique.textOfRow.length);
  unique.textOfRow.forEach((text, row) => {
    sorted[next[text] ?? 0] = row;
    next[text] = (next[text] ?? 0) + 1;
  });
  return { starts, sorted };
}
