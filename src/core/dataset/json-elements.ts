const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Which values of a JSON text are rows: those of its list, of its object, or of a list in its object. */
export type ElementContainer = 'array' | 'keyed' | 'member';

/** One element, in the bytes it has in the text but for line ends, which are tabs. */
export interface JsonElement {
  readonly bytes: Buffer;
  /** Where its first byte is in the text. */
  readonly start: number;
}

const longestStart = 64 << 10;

/**
 * Takes a JSON text apart into its elements while it streams by, byte by byte and without building anything.
 * A line end between tokens is white space as a tab is; inside a string both are wrong, so that a broken
 * element stays a broken line. Elements that are cut off at the end of the text are given too.
 */
export class JsonElements {
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Depth at which elements lie; that of `member` is found with its list. */
  private level: number;
  /** Whether a value may begin here: behind the bracket or comma, and behind the colon in an object. */
  private expecting = false;
  private offset = 0;
  private element = Buffer.alloc(longestStart);
  private length = 0;
  /** Length without the white space at the end. */
  private filled = 0;
  private start = -1;
  private found = 0;

  constructor(
    private readonly container: ElementContainer,
    private readonly onElement: (element: JsonElement) => void,
  ) {
    this.level = container === 'member' ? 0 : 1;
  }

  push(block: Buffer): void {
    for (let at = 0; at < block.length; at++) this.take(block[at] ?? 0, at);
    this.offset += block.length;
  }

  end(): void {
    this.emit();
  }

  private take(byte: number, at: number): void {
    if (this.inString) {
      this.keep(byte);
      if (this.escaped) this.escaped = false;
      else if (byte === backslash) this.escaped = true;
      else if (byte === quote) this.inString = false;
      return;
    }
    if (byte === closeBracket || byte === closeBrace) this.close(byte);
    else if (this.isAtLevel() && byte === comma) this.separate();
    else if (this.isAtLevel() && byte === colon && this.container === 'keyed' && this.start < 0) {
      this.expecting = true;
      return;
    } else this.open(byte, at);
  }

  private isAtLevel(): boolean {
    return this.level > 0 && this.depth === this.level;
  }

  private separate(): void {
    this.emit();
    this.expecting = this.container !== 'keyed';
  }

  private open(byte: number, at: number): void {
    const isSpace = byte === space || byte === lineFeed || byte === carriageReturn || byte === tab;
    if (this.expecting && !isSpace && this.isAtLevel()) this.begin(byte, at);
    this.keep(byte);
    if (byte === quote) this.inString = true;
    else if (byte === openBracket || byte === openBrace) this.deepen(byte);
  }

  private begin(byte: number, at: number): void {
    this.expecting = false;
    // A list of something else than objects, such as tags beside the data.
    if (this.container === 'member' && this.found === 0 && byte !== openBrace) this.level = 0;
    else this.start = this.offset + at;
  }

  private deepen(byte: number): void {
    this.depth++;
    if (this.level === 0 && this.depth === 2 && byte === openBracket) {
      this.level = 2;
      this.expecting = true;
    } else if (this.isAtLevel() && this.start < 0) this.expecting = this.container !== 'keyed';
  }

  private close(byte: number): void {
    if (this.isAtLevel()) {
      this.emit();
      this.expecting = false;
      if (this.container === 'member') this.level = this.found === 0 ? 0 : -1;
    } else this.keep(byte);
    this.depth--;
  }

  private keep(byte: number): void {
    if (this.start < 0) return;
    if (this.length === this.element.length) {
      this.element = Buffer.concat([this.element], this.length * 2);
    }
    const isEnd = byte === lineFeed || byte === carriageReturn;
    this.element[this.length++] = isEnd ? tab : byte;
    if (!isEnd && byte !== space && byte !== tab) this.filled = this.length;
  }

  private emit(): void {
    if (this.start < 0) return;
    this.found++;
    this.onElement({ bytes: this.element.subarray(0, this.filled), start: this.start });
    this.start = -1;
    this.length = 0;
    this.filled = 0;
  }
}
