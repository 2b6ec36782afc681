import { growTo } from '../math/wasm-memory.ts';
import { findBytesCode } from './find-bytes-code.ts';

/** What `wasm/find-bytes.ts` exports; addresses are bytes in its memory. */
interface FindBytesProgram {
  readonly memory: WebAssembly.Memory;
  configure(
    wanted: number,
    folds: number,
    length: number,
    first: number,
    second: number,
    units: number,
    unitCount: number,
  ): void;
  find(start: number, end: number): number;
  lineFeeds(start: number, end: number): number;
}

const program = new WebAssembly.Module(Buffer.from(findBytesCode, 'base64'));
/** The program reads as many bytes at a time, also behind the last of them. */
const slack = 64;
/** Between the lower and the upper case of an ASCII letter. */
const caseBit = 0x20;

/** Of an escape such as `\uD55C`. */
const escapeBytes = 6;
/** What the program is told of a code unit: its digits, those of its other case, and where its bytes begin. */
const unitWords = 3;

/**
 * Finds in bytes, 64 at a time, where a text stands, all or some of it perhaps as escapes such as `\uD55C`. The bytes to look
 * through have to lie in its own memory.
 */
export class ByteFinder {
  private readonly program = new WebAssembly.Instance(program)
    .exports as unknown as FindBytesProgram;
  /** Where `room` begins in the memory. */
  private readonly start: number;
  /** Bytes behind those that are looked through that are read too. */
  private readonly behind: number;

  /**
   * @param text at least one character, none of which is half of a pair
   * @param anyCase whether ASCII letters of either case are taken for those in `text`
   */
  constructor(text: string, anyCase: boolean) {
    const bytes = Buffer.from(text);
    const { length } = bytes;
    const folds = bytes.map(byte => (anyCase && isLetter(byte) ? caseBit : 0));
    const wanted = bytes.map((byte, i) => byte | (folds[i] ?? 0));
    const units = unitsOf(text, anyCase);
    const unitsAt = Math.ceil((2 * length) / 4) * 4;
    this.start = unitsAt + units.byteLength;
    this.behind = slack + length + escapeBytes * text.length;
    growTo(this.program.memory, this.start);
    const memory = new Uint8Array(this.program.memory.buffer);
    memory.set(wanted, 0);
    memory.set(folds, length);
    memory.set(new Uint8Array(units.buffer), unitsAt);
    // The last bytes of letters tell them apart; three bytes are a letter of Hangul.
    const [last, before] = [length - 1, Math.max(0, length - 4)];
    this.program.configure(0, length, length, before, last, unitsAt, text.length);
  }

  /** A buffer of `size` bytes; earlier ones are of no use any more. */
  room(size: number): Buffer {
    growTo(this.program.memory, this.start + size + this.behind);
    return Buffer.from(this.program.memory.buffer, this.start, size);
  }

  /** Where the text, or its first escape, stands in `start … end` of `room`; `end` when it does not. */
  find(start: number, end: number): number {
    return this.program.find(this.start + start, this.start + end) - this.start;
  }

  /** How many line feeds there are in `start … end` of `room`. */
  lineFeeds(start: number, end: number): number {
    return this.program.lineFeeds(this.start + start, this.start + end);
  }
}

function unitsOf(text: string, anyCase: boolean): Uint32Array {
  const words = new Uint32Array(text.length * unitWords);
  let at = 0;
  for (const char of text) {
    for (let half = 0; half < char.length; half++) {
      const unit = char.charCodeAt(half);
      const other = anyCase && unit < 0x80 && isLetter(unit) ? unit ^ caseBit : unit;
      const word = (at + half) * unitWords;
      const bytes =
        Buffer.byteLength(text.slice(0, at)) + (half === 0 ? 0 : Buffer.byteLength(char));
      words.set([digitsOf(unit), digitsOf(other), bytes], word);
    }
    at += char.length;
  }
  return words;
}

/** The four hexadecimal digits of a code unit as they stand in little-endian memory. */
function digitsOf(unit: number): number {
  return Buffer.from(unit.toString(16).padStart(4, '0')).readUInt32LE();
}

function isLetter(byte: number): boolean {
  const lower = byte | caseBit;
  return lower >= 0x61 && lower <= 0x7a;
}
