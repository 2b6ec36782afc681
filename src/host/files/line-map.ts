/** An edit of a document: the text between two positions is replaced. All numbers are 0-based. */
export interface LineEdit {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly text: string;
}

/** What stands for a line that is no line of the original. */
export const changedLine = -1;

/** `count` lines in a row; `origin` is the first one's original line, or `changedLine`. */
interface Segment {
  readonly count: number;
  readonly origin: number;
}

/** Lines `start` … `end` (exclusive) became `count` changed lines. */
interface LineReplacement {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/**
 * Which original line each line of an edited document still is. It is kept as runs of untouched
 * lines, so an edit costs as much as there were edits before it and not as much as there are lines.
 * A line that an edit touched counts as changed, even if its text ends up the same.
 */
export class LineMap {
  private segments: readonly Segment[];

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
    const ascending = edits.toSorted(
      (a, b) => a.startLine - b.startLine || a.startCharacter - b.startCharacter,
    );
    let shift = 0;
    const replacements = ascending.map(edit => {
      const replacement = replacementOf(edit, lineBreaks(edit.text), shift, lengthAfter);
      shift += lineBreaks(edit.text) - (edit.endLine - edit.startLine);
      return replacement;
    });
    this.segments = replaced(this.segments, mergeTouching(replacements));
  }
}

/**
 * The whole lines an edit touches. Text typed in front of a line or behind it, ending or beginning
 * with a line break, leaves that line alone.
 */
function replacementOf(
  edit: LineEdit,
  breaks: number,
  shift: number,
  lengthAfter: (line: number) => number,
): LineReplacement {
  const { startLine, startCharacter, endLine, endCharacter, text } = edit;
  const isInsertion = startLine === endLine && startCharacter === endCharacter;
  const lastLineStays =
    endCharacter === 0 && (text.endsWith('\n') || (text === '' && startCharacter === 0));
  const tail = text.length - (text.lastIndexOf('\n') + 1);
  const firstLineStays =
    !lastLineStays &&
    isInsertion &&
    /^\r?\n/.test(text) &&
    lengthAfter(startLine + shift + breaks) === tail;
  return {
    start: firstLineStays ? startLine + 1 : startLine,
    end: lastLineStays ? endLine : endLine + 1,
    count: breaks + 1 - (firstLineStays ? 1 : 0) - (lastLineStays ? 1 : 0),
  };
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Joins replacements that share a line: two cursors in one line, or an edit that ends where the next begins. */
function mergeTouching(ascending: readonly LineReplacement[]): LineReplacement[] {
  const merged: LineReplacement[] = [];
  for (const next of ascending) {
    const last = merged.at(-1);
    if (last === undefined || next.start >= last.end) merged.push(next);
    else {
      const shared = last.end - next.start;
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, next.end),
        count: last.count + next.count - shared,
      };
    }
  }
  return merged;
}

/** One pass over the segments and the replacements, both in document order. */
function replaced(segments: readonly Segment[], edits: readonly LineReplacement[]): Segment[] {
  const result: Segment[] = [];
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

function append(segments: Segment[], next: Segment): void {
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

  constructor(private readonly segments: readonly Segment[]) {}

  /** The lines from where the reader stands up to `end`. */
  take(end: number): Segment[] {
    const taken: Segment[] = [];
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
