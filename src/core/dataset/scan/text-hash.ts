import { growTo } from '../../math/wasm-memory.ts';
import { rowScanProgram } from './row-scan-program.ts';

/** Bytes of a text's key, enough that two texts never share one by accident. */
export const keyBytes = 16;

const program = rowScanProgram();
/** Address 0 means nothing to the program, so the key comes a little later and the text behind it. */
const keyAt = keyBytes;
const textAt = keyAt + keyBytes;
/** The program reads whole words, also at the end of a text. */
const slack = 16;

/**
 * The key of a text, the same in every run and on every machine: MurmurHash3_x64_128 of its UTF-8
 * bytes, `mmh3.hash_bytes` in Python. Of 10⁷ texts two share a key by accident with a chance of 10⁻²⁵.
 * Somebody who wants to can make two texts with one key, which would mislead nobody but himself.
 */
export function textKey(text: string): Buffer {
  growTo(program.memory, textAt + text.length * 3 + slack);
  const bytes = Buffer.from(program.memory.buffer);
  const length = bytes.write(text, textAt);
  program.hash(textAt, textAt + length, keyAt);
  return Buffer.from(bytes.subarray(keyAt, textAt));
}
