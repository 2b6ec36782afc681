import { isObject, looseObjects } from './loose-objects.ts';

/** What is wrong with lines that a repair changes. */
export type RepairReason = 'conflict' | 'several' | 'pretty' | 'comma' | 'bracket';

/** The lines `first … last` (1-based) become `rows` lines. */
export interface Repair {
  readonly first: number;
  readonly last: number;
  readonly reason: RepairReason;
  readonly rows: number;
  /** The beginning of what stands there now. */
  readonly before: string;
}

/** Lines of an object at most, so that a bracket that nothing closes does not swallow the file. */
const longestObject = 1_000;
const shownCharacters = 120;

const conflictMarker = /^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$/;

/**
 * Mends the lines of a JSONL file one after another; lines are given and taken with their ends.
 * - Marker lines of merge conflicts are left out, and the rows of both sides stay.
 * - Several objects on a line get a line each; an object over several lines gets one.
 * - Commas behind objects and before closing brackets are left out, and lines with a list's bracket alone.
 *
 * Names, texts and numbers stay as they are written, and so does every line that it cannot mend.
 */
export class LineRepairer {
  private readonly waiting: string[] = [];
  private line = 1;

  constructor(
    private readonly onLine: (line: string) => void,
    private readonly onRepair: (repair: Repair) => void,
  ) {}

  push(line: string): void {
    this.waiting.push(line);
    while (this.waiting.length > 0 && this.step(this.waiting.length >= longestObject));
  }

  end(): void {
    while (this.waiting.length > 0) this.step(true);
  }

  /** @returns false when it takes further lines to know */
  private step(last: boolean): boolean {
    const line = this.waiting[0] ?? '';
    const text = trimmed(line);
    if (text === '' || isObject(text)) return this.keep(line);
    if (conflictMarker.test(text)) return this.replace(1, 'conflict', []);
    if (text === '[' || text === ']') return this.replace(1, 'bracket', []);
    const here = looseObjects(text);
    if (here !== undefined) {
      return this.replace(1, here.objects.length > 1 ? 'several' : 'comma', here.objects);
    }
    if (!text.startsWith('{')) return this.keep(line);
    const closed = this.waiting.findIndex(
      (one, at) => at > 0 && /\}[\s,\]]*$/.test(one) && this.objectUntil(at) !== undefined,
    );
    const found = closed < 0 ? undefined : this.objectUntil(closed);
    if (found !== undefined) return this.replace(closed + 1, 'pretty', found);
    return last ? this.keep(line) : false;
  }

  private objectUntil(last: number): readonly string[] | undefined {
    return looseObjects(trimmed(this.waiting.slice(0, last + 1).join('')))?.objects;
  }

  private keep(line: string): true {
    this.onLine(line);
    this.waiting.shift();
    this.line++;
    return true;
  }

  private replace(lines: number, reason: RepairReason, rows: readonly string[]): true {
    const [first = ''] = this.waiting;
    const end = first.endsWith('\r\n') ? '\r\n' : '\n';
    const before = trimmed(first).slice(0, shownCharacters);
    const last = this.line + lines - 1;
    this.onRepair({ first: this.line, last, reason, rows: rows.length, before });
    for (const row of rows) this.onLine(`${row}${end}`);
    this.waiting.splice(0, lines);
    this.line += lines;
    return true;
  }
}

/** The text is bytes (latin1), in which other characters than these are parts of letters. */
function trimmed(line: string): string {
  return line.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}
