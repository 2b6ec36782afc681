const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Which values of a JSON text are rows: those of its list, of its object, or of a list in its object. */
export type ElementContainer = 'array' | 'keyed' | 'member';

/** One element, in the bytes it has in the text; of an object, with its key. */
export interface JsonElement {
  readonly bytes: Buffer;
  /** Where the value begins in them: behind the key and its colon, else 0. */
  readonly valueAt: number;
  /** The white space before it in its line. */
  readonly indent: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** Whether the text ends inside of it. */
  readonly cut: boolean;
}

/**
 * Takes a JSON text apart into its elements while it streams by, byte by byte and without building anything.
 * A broken element ends at the next comma that lies between elements, so that those behind it stay whole.
 * Elements that are cut off at the end of the text are given too, and an empty one when the text ends between two of them.
 */
export class JsonElements {
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Depth at which elements lie; that of `member` is found with its list. */
  private level: number;
  /** Whether an element may begin here: behind the bracket or comma. */
  private expecting = false;
  private inElement = false;
  /** What is read of the element. */
  private readonly element = new GrowingBytes();
  private block: Buffer = Buffer.alloc(0);
  /** First byte of the block that is not in `element` yet. */
  private from = 0;
  /** White space since the last line end; undefined behind anything else. */
  private indent: string | undefined;
  private line = 1;
  private startIndent = '';
  private startLine = 1;
  private valueAt = 0;
  private awaitsColon = false;
  private awaitsValue = false;
  private found = 0;

  constructor(
    private readonly container: ElementContainer,
    private readonly onElement: (element: JsonElement) => void,
  ) {
    this.level = container === 'member' ? 0 : 1;
  }

  push(block: Buffer): void {
    this.block = block;
    this.from = 0;
    for (let at = 0; at < block.length; at++) {
      const byte = block[at] ?? 0;
      if (byte === lineFeed) this.line++;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === backslash) this.escaped = true;
        else if (byte === quote) this.inString = false;
      } else if (!isWhite(byte)) this.take(byte, at);
      else if (byte === lineFeed) this.indent = '';
      else if (this.indent !== undefined) this.indent += String.fromCharCode(byte);
    }
    this.keepTo(block.length);
  }

  end(): void {
    const isInside = this.inString || this.depth > this.level;
    this.emit(isInside);
    // Between two elements, so none of them tells that more were to come.
    if (this.level > 0 && this.depth === this.level && !isInside) this.emitMissing();
  }

  private take(byte: number, at: number): void {
    const isAtLevel = this.level > 0 && this.depth === this.level;
    if (isAtLevel && (byte === comma || byte === closeBracket || byte === closeBrace)) {
      this.keepTo(at);
      this.emit();
      if (byte === comma) this.expecting = true;
      else this.leave();
    } else if (isAtLevel && this.awaitsColon && byte === colon) {
      this.awaitsColon = false;
      this.awaitsValue = true;
    } else {
      if (isAtLevel && this.expecting) this.begin(byte, at);
      else if (this.awaitsValue) {
        this.awaitsValue = false;
        this.valueAt = this.element.length + at - this.from;
      }
      if (byte === quote) this.inString = true;
      else if (byte === openBracket || byte === openBrace) this.deepen(byte);
      else if (byte === closeBracket || byte === closeBrace) this.depth--;
    }
    this.indent = undefined;
  }

  private keepTo(at: number): void {
    if (this.inElement) this.element.append(this.block.subarray(this.from, at));
    this.from = at;
  }

  private begin(byte: number, at: number): void {
    this.expecting = false;
    // A list of something else than objects, such as tags beside the data.
    if (this.container === 'member' && this.found === 0 && byte !== openBrace) {
      this.level = 0;
      return;
    }
    this.keepTo(at);
    this.inElement = true;
    this.startIndent = this.indent ?? '';
    this.startLine = this.line;
    this.valueAt = 0;
    this.awaitsColon = this.container === 'keyed';
  }

  private deepen(byte: number): void {
    this.depth++;
    if (this.level === 0 && this.depth === 2 && byte === openBracket) this.level = 2;
    if (this.depth === this.level && !this.inElement) this.expecting = true;
  }

  /** The list or object with the elements ends. */
  private leave(): void {
    this.depth--;
    this.expecting = false;
    if (this.container === 'member') this.level = this.found === 0 ? 0 : -1;
  }

  private emitMissing(): void {
    this.onElement({ bytes: Buffer.alloc(0), valueAt: 0, indent: '', line: this.line, cut: true });
  }

  private emit(cut = false): void {
    if (!this.inElement) return;
    this.found++;
    this.inElement = false;
    this.awaitsColon = false;
    this.awaitsValue = false;
    const { startIndent: indent, startLine: line, valueAt } = this;
    this.onElement({ bytes: this.element.take(), valueAt, indent, line, cut });
  }
}

/** Bytes that are appended to one after the other. */
class GrowingBytes {
  private bytes = Buffer.alloc(64 << 10);
  length = 0;

  append(more: Buffer): void {
    if (this.length + more.length > this.bytes.length) {
      const size = Math.max(this.bytes.length * 2, this.length + more.length);
      this.bytes = Buffer.concat([this.bytes], size);
    }
    more.copy(this.bytes, this.length);
    this.length += more.length;
  }

  /** A copy of all bytes but white space at the end; then there are none. */
  take(): Buffer {
    let end = this.length;
    while (end > 0 && isWhite(this.bytes[end - 1])) end--;
    this.length = 0;
    return Buffer.from(this.bytes.subarray(0, end));
  }
}

function isWhite(byte: number | undefined): boolean {
  return byte === space || byte === lineFeed || byte === carriageReturn || byte === tab;
}
