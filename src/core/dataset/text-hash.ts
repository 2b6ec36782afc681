import { hash } from 'node:crypto';

/** Bytes of a text's key: half of a SHA-256, so that two texts never share one by accident. */
export const keyBytes = 16;

/** The key of a text, the same in every run and on every machine. */
export function textKey(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, keyBytes);
}

/** The first 8 bytes of a key, by which a run knows the texts of its rows again. */
export function keyHead(key: Uint8Array): bigint {
  return new DataView(key.buffer, key.byteOffset).getBigInt64(0, true);
}
