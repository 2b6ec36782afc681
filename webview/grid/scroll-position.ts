/**
 * Where a list of any number of rows is scrolled to: which row is at the top, and how many of its pixels are
 * above the edge. Rows are found by their index and not by a pixel of the whole list, since an element
 * cannot be higher than some 33 million pixels: 1.5 million rows.
 */
export interface Position {
  readonly line: number;
  /** 0 ≤ offset < height of the row. */
  readonly offset: number;
}

export interface Rows {
  readonly count: number;
  /** Pixels, more than 0. */
  readonly heightOf: (line: number) => number;
}

/** The position `pixels` further down, or up when negative; not before the first row nor after the last. */
export function moved(from: Position, pixels: number, { count, heightOf }: Rows): Position {
  let { line } = from;
  let offset = from.offset + pixels;
  while (offset < 0 && line > 0) offset += heightOf(--line);
  while (line < count - 1 && offset >= heightOf(line)) offset -= heightOf(line++);
  return { line, offset: Math.max(0, Math.min(offset, heightOf(line) - 1)) };
}

/** The position at which the last row ends at the lower edge. */
export function lastPosition(viewport: number, { count, heightOf }: Rows): Position {
  let line = count;
  let room = viewport;
  while (line > 0 && room > 0) room -= heightOf(--line);
  return { line, offset: Math.max(0, -room) };
}

/** The nearest position at which no room is left below the last row. */
export function clamped(position: Position, viewport: number, rows: Rows): Position {
  const last = lastPosition(viewport, rows);
  return isAfter(position, last) ? last : position;
}

function isAfter(a: Position, b: Position): boolean {
  return a.line > b.line || (a.line === b.line && a.offset > b.offset);
}

/** One past the last row of which a pixel is seen. */
export function endOfView({ line, offset }: Position, viewport: number, rows: Rows): number {
  let end = line;
  for (let y = -offset; y < viewport && end < rows.count; end++) y += rows.heightOf(end);
  return end;
}

/**
 * The nearest position at which `line` is seen whole, or its beginning if it is higher than the view. A line that
 * was not near comes to stand a third of the view below the upper edge.
 */
export function showing(line: number, position: Position, viewport: number, rows: Rows): Position {
  const height = rows.heightOf(line);
  const above = line < position.line || (line === position.line && position.offset > 0);
  const end = endOfView(position, viewport, rows);
  const near = line >= position.line - 3 && line < end + 3;
  if (!near) {
    const room = Math.max(0, Math.min(Math.round(viewport / 3), viewport - height));
    const far = moved({ line, offset: 0 }, -room, rows);
    return clamped(far, viewport, rows);
  }
  if (above || height >= viewport) return clamped({ line, offset: 0 }, viewport, rows);
  const lowest = moved({ line, offset: 0 }, height - viewport, rows);
  return isAfter(lowest, position) ? lowest : position;
}

/** How far down the list the position is, 0 … 1. */
export function shareOf(position: Position, viewport: number, rows: Rows): number {
  const last = inRows(lastPosition(viewport, rows), rows);
  return last > 0 ? Math.min(1, inRows(position, rows) / last) : 0;
}

/** The position `share` (0 … 1) down the list. */
export function positionAt(share: number, viewport: number, rows: Rows): Position {
  const at = share * inRows(lastPosition(viewport, rows), rows);
  const line = Math.floor(at);
  const height = rows.heightOf(line);
  const offset = Math.min(height - 1, Math.round((at - line) * height));
  return clamped({ line, offset }, viewport, rows);
}

function inRows({ line, offset }: Position, rows: Rows): number {
  return offset > 0 ? line + offset / rows.heightOf(line) : line;
}
