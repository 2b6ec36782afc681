import { parseLine } from '../scan/json-row.ts';
import { rowOutput } from './row-output.ts';
import type { RowReader } from './row-reader.ts';
import type { RowTable } from '../scan/row-table.ts';
import { sourceChanged } from '../scan/scan.ts';
import type { Template } from '../template/template.ts';
import { RowScanner } from '../scan/row-scanner.ts';
import { textKey } from '../scan/text-hash.ts';

/** Rows whose bytes lie at most this far apart are read in one go … */
const gapBytes = 64 << 10;
/** … of at most so many bytes, unless one row alone is longer. */
const spanBytes = 4 << 20;

const lineFeed = 0x0a;

/** Where rows lie and which text each has. */
export type RowPlaces = Pick<RowTable, 'offsets' | 'rowLines' | 'rowBytes' | 'textHash'>;

/** What a model is asked and what it is to answer. */
export interface Example {
  readonly instruction: string;
  /** Undefined when the row has no known field for it. */
  readonly output: string | undefined;
}

/** Reads instructions again from the source, since their texts are not kept in memory. */
export class InstructionReader {
  private readonly scanner: RowScanner;
  /** Two words a row. */
  private readonly textHash: Uint32Array;

  constructor(
    private readonly reader: RowReader,
    private readonly table: RowPlaces,
    private readonly template: Template,
    private readonly path: string,
  ) {
    const { buffer, byteOffset, length } = table.textHash;
    this.textHash = new Uint32Array(buffer, byteOffset, length * 2);
    this.scanner = new RowScanner(template);
  }

  /**
   * The texts of `rows`, in their order; ascending rows are read fastest.
   * @throws HumanError `source-changed` when a row no longer has the text that was scanned
   */
  async texts(rows: ArrayLike<number>): Promise<string[]> {
    const texts: string[] = [];
    await this.readSpans(rows, (span, bytes, first) => {
      const room = this.scanner.room(bytes.length + 1);
      room[bytes.copy(room)] = lineFeed;
      for (const row of span) texts.push(this.textOf(row, bytes, this.offset(row) - first));
    });
    return texts;
  }

  /**
   * The same with the outputs of the rows. Every row is parsed whole: for samples.
   * @throws HumanError `source-changed`
   */
  async examples(rows: ArrayLike<number>): Promise<Example[]> {
    const examples: Example[] = [];
    await this.readSpans(rows, (span, bytes, first) => {
      for (const row of span) examples.push(this.exampleOf(row, bytes, this.offset(row) - first));
    });
    return examples;
  }

  /** Calls `take` for rows that lie together, with their bytes and the offset of the first of them. */
  private async readSpans(
    rows: ArrayLike<number>,
    take: (span: readonly number[], bytes: Buffer, first: number) => void,
  ): Promise<void> {
    let next = 0;
    while (next < rows.length) {
      const count = this.spanLength(rows, next);
      const span = Array.from({ length: count }, (_, at) => rows[next + at] ?? 0);
      const first = this.offset(span[0] ?? 0);
      const end = this.end(span.at(-1) ?? 0);
      take(span, await this.reader.read(first, end - first), first);
      next += count;
    }
  }

  /** How many of `rows` from `next` on lie close enough together, in ascending order. */
  private spanLength(rows: ArrayLike<number>, next: number): number {
    const start = this.offset(rows[next] ?? 0);
    let end = this.end(rows[next] ?? 0);
    let count = 1;
    for (; next + count < rows.length; count++) {
      const row = rows[next + count] ?? 0;
      const offset = this.offset(row);
      if (offset < end || offset - end > gapBytes || this.end(row) - start > spanBytes) break;
      end = this.end(row);
    }
    return count;
  }

  private offset(row: number): number {
    return this.table.offsets[this.table.rowLines[row] ?? 0] ?? 0;
  }

  private end(row: number): number {
    return this.offset(row) + (this.table.rowBytes[row] ?? 0);
  }

  /** A vector kept under the key of another text would be wrong for good, hence the comparison. */
  private textOf(row: number, bytes: Buffer, start: number): string {
    const { scanner } = this;
    const at = scanner.start + start;
    scanner.scan(at, at + 1);
    if (scanner.isKnown(0)) {
      if (!this.hasKey(row, scanner.records, scanner.keyAt(0))) throw sourceChanged(this.path);
      return scanner.text(0);
    }
    return this.exampleOf(row, bytes, start).instruction;
  }

  private exampleOf(row: number, bytes: Buffer, start: number): Example {
    const parsed = parseLine(bytes, start, start + (this.table.rowBytes[row] ?? 0), true);
    const instruction = 'row' in parsed ? this.template.render(parsed.row) : '';
    const key = new Uint32Array(Uint8Array.from(textKey(instruction)).buffer);
    if (!this.hasKey(row, key, 0)) throw sourceChanged(this.path);
    return { instruction, output: 'row' in parsed ? rowOutput(parsed.row) : undefined };
  }

  private hasKey(row: number, key: Uint32Array, at: number): boolean {
    return this.textHash[row * 2] === key[at] && this.textHash[row * 2 + 1] === key[at + 1];
  }
}
