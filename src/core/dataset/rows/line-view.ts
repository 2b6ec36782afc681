import { parseLine } from '../scan/json-row.ts';
import type { LineIndex, LinePlace } from './line-index.ts';
import type { InvalidReason } from '../scan/row-table.ts';

/** A line as a list shows it: its beginning, as it stands in the file. */
export interface LineView {
  readonly text: string;
  /** Whether `text` is only the beginning. */
  readonly cut: boolean;
  /** Why the line is no row; undefined for a row, and for a line too long to look at all of it. */
  readonly problem: LineProblem | undefined;
}

export interface LineProblem {
  readonly reason: Exclude<InvalidReason, 'no-text'>;
  readonly detail: string;
}

/** Characters (UTF-16 units) of a line that are shown, about what fits on a wide screen. */
export const shownCharacters = 500;

/** Of a longer line only the beginning is read, and nothing is said about its validity. */
const checkedBytes = 64 << 10;

/** Lines that lie within so many bytes are read together. */
const togetherBytes = 4 << 20;

/**
 * The views of the lines `first` … `first + count`, as far as there are such lines.
 * @throws Error when the file cannot be read any more
 */
export async function lineViews(
  index: LineIndex,
  first: number,
  count: number,
): Promise<LineView[]> {
  const end = Math.min(first + count, index.lines);
  if (end <= first) return [];
  const places = Array.from({ length: end - first }, (_, i) => index.place(first + i));
  const start = places[0]?.start ?? 0;
  const bytes = (places.at(-1)?.end ?? start) - start;
  if (bytes > togetherBytes) return Promise.all(places.map(place => readView(index, place)));
  const block = await index.bytes({ start, end: start + bytes });
  return places.map(place =>
    viewOf(block.subarray(place.start - start, place.end - start), place.end - place.start),
  );
}

async function readView(index: LineIndex, { start, end }: LinePlace): Promise<LineView> {
  const line = await index.bytes({ start, end: Math.min(end, start + checkedBytes) });
  return viewOf(line, end - start);
}

/** @param line its beginning @param length bytes of the whole line */
function viewOf(line: Buffer, length: number): LineView {
  const end = endOfText(line);
  const text = line.toString('utf8', 0, Math.min(end, shownCharacters * 4));
  const cut = text.length > shownCharacters || end > shownCharacters * 4 || length > line.length;
  const problem = length > checkedBytes ? undefined : problemOf(line, end);
  return { text: cut ? beginning(text) : text, cut, problem };
}

function problemOf(line: Buffer, end: number): LineProblem | undefined {
  const parsed = parseLine(line, 0, end, false);
  return 'row' in parsed ? undefined : parsed;
}

/** Where the line's terminator begins. */
export function endOfText(line: Buffer): number {
  if (line.at(-1) !== 0x0a) return line.length;
  return line.at(-2) === 0x0d ? line.length - 2 : line.length - 1;
}

/** Never ends inside a character. The bytes that `text` was cut from hold more than is shown of them. */
function beginning(text: string): string {
  const shown = text.slice(0, shownCharacters);
  return /[\uD800-\uDBFF]$/.test(shown) ? shown.slice(0, -1) : shown;
}
