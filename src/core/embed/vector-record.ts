import { crc32 } from 'node:zlib';
import { dequantise, quantise } from './quantise.ts';

const scaleBytes = 4;
const checkBytes = 4;

/** Bytes of a stored vector: its scale, its int8 values, and a check. */
export function recordBytes(dimensions: number): number {
  return scaleBytes + dimensions + checkBytes;
}

/** Writes `vector` as record `index` of `records`. */
export function encodeRecord(
  records: Buffer,
  index: number,
  vector: Float32Array,
  keyHead: number,
): void {
  const bytes = recordBytes(vector.length);
  const start = index * bytes;
  const values = new Int8Array(
    records.buffer,
    records.byteOffset + start + scaleBytes,
    vector.length,
  );
  records.writeFloatLE(quantise(vector, values), start);
  const check = start + bytes - checkBytes;
  records.writeUInt32LE(crc32(records.subarray(start, check), keyHead), check);
}

/**
 * Reads record `index` of `records` into `vector`.
 * @param keyHead first word of the text's key, which the CRC-32 of the record begins with, so that
 *   a record that belongs to another key is not taken for sound
 * @returns false when the record is damaged; `vector` is then as it was
 */
export function decodeRecord(
  records: Buffer,
  index: number,
  vector: Float32Array,
  keyHead: number,
): boolean {
  const bytes = recordBytes(vector.length);
  const start = index * bytes;
  const check = start + bytes - checkBytes;
  if (crc32(records.subarray(start, check), keyHead) !== records.readUInt32LE(check)) return false;
  const values = new Int8Array(
    records.buffer,
    records.byteOffset + start + scaleBytes,
    vector.length,
  );
  dequantise(values, records.readFloatLE(start), vector);
  return true;
}
