import { open, type FileHandle } from 'node:fs/promises';
import { readLines } from '../scan/line-reader.ts';
import { bomBytes } from '../scan/scan.ts';
import { sourceError } from '../scan/source-error.ts';
import { TypedList } from '../scan/typed-list.ts';

/** Bytes `start` … `end` (exclusive) of the file, the line's terminator included. */
export interface LinePlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the lines of a file lie: 8 bytes a line and none of the text. It grows while the file is read, so
 * that the first lines can be shown at once. The file stays open, so that it is the same one until `close`
 * even when another is put in its place.
 */
export class LineIndex {
  private readonly offsets = new TypedList(length => new Float64Array(length));
  private readonly abort = new AbortController();
  private waiting: (() => void)[] = [];
  private failure: Error | undefined;
  private done = false;
  private read = 0;

  private constructor(
    private readonly file: FileHandle,
    /** Size and time of the file when it was opened. */
    readonly version: { readonly bytes: number; readonly modifiedMs: number },
    private readonly bom: number,
  ) {
    this.offsets.push(bom);
  }

  /**
   * Opens the file and begins to read it.
   * @throws HumanError `source-missing` or `source-unreadable`
   */
  static async open(path: string): Promise<LineIndex> {
    let file: FileHandle | undefined;
    try {
      file = await open(path, 'r');
      const { size, mtimeMs } = await file.stat();
      const index = new LineIndex(file, { bytes: size, modifiedMs: mtimeMs }, await bomBytes(file));
      void index.build();
      return index;
    } catch (error) {
      await file?.close();
      throw sourceError(path, error);
    }
  }

  /** Lines found so far. */
  get lines(): number {
    return this.offsets.length - 1;
  }

  /** Bytes read so far. */
  get bytesRead(): number {
    return this.read;
  }

  /** Whether every line has been found. */
  get complete(): boolean {
    return this.done;
  }

  /** Resolves after the next part of the file has been read; throws what stopped the reading. */
  async advanced(): Promise<void> {
    if (!this.done && this.failure === undefined) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    if (this.failure !== undefined) throw this.failure;
  }

  /** Resolves when the lines before `end` have been found, or the file has no more. */
  async covers(end: number): Promise<void> {
    while (!this.done && this.lines < end) await this.advanced();
  }

  /** @param line 0-based, less than `lines` */
  place(line: number): LinePlace {
    return { start: this.offsets.at(line) ?? 0, end: this.offsets.at(line + 1) ?? 0 };
  }

  /** The bytes of `place`; fewer when the file has become shorter. */
  async bytes({ start, end }: LinePlace): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(end - start);
    const { bytesRead } = await this.file.read(buffer, 0, buffer.length, start);
    return buffer.subarray(0, bytesRead);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.file.close();
  }

  private async build(): Promise<void> {
    try {
      await readLines(this.file, this.bom, {
        onBlock: block => (this.read += block.length),
        onLine: ({ nextOffset }) => this.offsets.push(nextOffset),
        onPause: async () => {
          this.tellWaiting();
          await new Promise(resolve => setImmediate(resolve));
          this.abort.signal.throwIfAborted();
        },
      });
      this.done = true;
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    }
    this.tellWaiting();
  }

  private tellWaiting(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
