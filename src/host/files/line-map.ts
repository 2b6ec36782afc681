import { lineReplacements, type LineEdit } from './line-replacement.ts';
import { changedLine, replaceLines, type LineSegment } from './line-segments.ts';

/**
 * Which original line each line of an edited document still is. It is kept as runs of untouched
 * lines, so an edit costs as much as there were edits before it and not as much as there are lines.
 * A line that an edit touched counts as changed, even if its text ends up the same.
 */
export class LineMap {
  private segments: readonly LineSegment[];

  /** @param lines lines of the original */
  constructor(lines: number) {
    this.segments = lines > 0 ? [{ count: lines, origin: 0 }] : [];
  }

  /** Original line of `line`, or `changedLine`. */
  originOf(line: number): number {
    let first = 0;
    for (const { count, origin } of this.segments) {
      if (line < first + count) return origin === changedLine ? changedLine : origin + line - first;
      first += count;
    }
    return changedLine;
  }

  /** Runs of untouched lines, in document order. */
  *untouched(): Generator<{
    readonly line: number;
    readonly origin: number;
    readonly count: number;
  }> {
    let line = 0;
    for (const { count, origin } of this.segments) {
      if (origin !== changedLine) yield { line, origin, count };
      line += count;
    }
  }

  /** Lines that are no original lines. */
  get changedLines(): number {
    return this.segments.reduce((sum, s) => (s.origin === changedLine ? sum + s.count : sum), 0);
  }

  /**
   * Follows the edits of one change of the document.
   * @param edits not overlapping, with positions from before the change
   * @param lengthAfter characters of a line of the document after the change
   */
  apply(edits: readonly LineEdit[], lengthAfter: (line: number) => number): void {
    this.segments = replaceLines(this.segments, lineReplacements(edits, lengthAfter));
  }
}
