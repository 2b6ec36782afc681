import { growTo } from '../math/wasm-memory.ts';
import { findBytesCode } from './find-bytes-code.ts';

/** What `wasm/find-bytes.ts` exports; addresses are bytes in its memory. */
interface FindBytesProgram {
  readonly memory: WebAssembly.Memory;
  configure(wanted: number, folds: number, length: number, first: number, second: number): void;
  find(start: number, end: number): number;
  lineFeeds(start: number, end: number): number;
}

const program = new WebAssembly.Module(Buffer.from(findBytesCode, 'base64'));
/** The program reads as many bytes at a time, also behind the last of them. */
const slack = 64;
/** Between the lower and the upper case of an ASCII letter. */
const caseBit = 0x20;

/**
 * Finds in bytes, 64 at a time, where certain ones or `\u` stand. The bytes to look through have to lie in its
 * own memory.
 */
export class ByteFinder {
  private readonly program = new WebAssembly.Instance(program)
    .exports as unknown as FindBytesProgram;
  /** Where `room` begins in the memory. */
  private readonly start: number;

  /**
   * @param wanted at least one byte
   * @param anyCase whether ASCII letters of either case are taken for those in `wanted`
   */
  constructor(
    private readonly wanted: Buffer,
    anyCase: boolean,
  ) {
    const { length } = wanted;
    this.start = 2 * length;
    growTo(this.program.memory, this.start);
    const folds = wanted.map(byte => (anyCase && isLetter(byte) ? caseBit : 0));
    const memory = new Uint8Array(this.program.memory.buffer);
    memory.set(
      wanted.map((byte, i) => byte | (folds[i] ?? 0)),
      0,
    );
    memory.set(folds, length);
    // The last bytes of letters tell them apart; three bytes are a letter of Hangul.
    const [last, before] = [length - 1, Math.max(0, length - 4)];
    this.program.configure(0, length, length, before, last);
  }

  /** A buffer of `size` bytes; earlier ones are of no use any more. */
  room(size: number): Buffer {
    growTo(this.program.memory, this.start + size + this.wanted.length + slack);
    return Buffer.from(this.program.memory.buffer, this.start, size);
  }

  /** Where the bytes or `\u` stand in `start … end` of `room`; `end` when they do not. */
  find(start: number, end: number): number {
    return this.program.find(this.start + start, this.start + end) - this.start;
  }

  /** How many line feeds there are in `start … end` of `room`. */
  lineFeeds(start: number, end: number): number {
    return this.program.lineFeeds(this.start + start, this.start + end);
  }
}

function isLetter(byte: number): boolean {
  const lower = byte | caseBit;
  return lower >= 0x61 && lower <= 0x7a;
}
