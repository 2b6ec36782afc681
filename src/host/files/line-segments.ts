import type { LineReplacement } from './line-replacement.ts';

/** What stands for a line that is no line of the original. */
export const changedLine = -1;

/** `count` lines in a row; `origin` is the first one's original line, or `changedLine`. */
export interface LineSegment {
  readonly count: number;
  readonly origin: number;
}

/** One pass over the segments and the replacements, both in document order. */
export function replaceLines(
  segments: readonly LineSegment[],
  edits: readonly LineReplacement[],
): LineSegment[] {
  const result: LineSegment[] = [];
  const lines = segments.reduce((sum, segment) => sum + segment.count, 0);
  const reader = new SegmentReader(segments);
  for (const { start, end, count } of edits) {
    for (const segment of reader.take(start)) append(result, segment);
    reader.skip(end);
    append(result, { count, origin: changedLine });
  }
  for (const segment of reader.take(lines)) append(result, segment);
  return result;
}

function append(segments: LineSegment[], next: LineSegment): void {
  if (next.count === 0) return;
  const last = segments.at(-1);
  const continues =
    last !== undefined &&
    (last.origin === changedLine
      ? next.origin === changedLine
      : next.origin === last.origin + last.count);
  if (continues) {
    segments[segments.length - 1] = { count: last.count + next.count, origin: last.origin };
  } else {
    segments.push(next);
  }
}

/** Reads segments up to a line, splitting the one the line lies in. */
class SegmentReader {
  private line = 0;
  private index = 0;
  private used = 0;

  constructor(private readonly segments: readonly LineSegment[]) {}

  /** The lines from where the reader stands up to `end`. */
  take(end: number): LineSegment[] {
    const taken: LineSegment[] = [];
    for (let segment = this.segments[this.index]; segment && this.line < end;) {
      const count = Math.min(segment.count - this.used, end - this.line);
      const origin = segment.origin === changedLine ? changedLine : segment.origin + this.used;
      taken.push({ count, origin });
      this.line += count;
      this.used += count;
      if (this.used === segment.count) {
        segment = this.segments[++this.index];
        this.used = 0;
      }
    }
    return taken;
  }

  skip(end: number): void {
    this.take(end);
  }
}
