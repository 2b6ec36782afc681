import { crc32 } from 'node:zlib';
import { vectorAt, type VectorSet } from '../../math/vectors.ts';
import { dequantise, quantise } from './quantise.ts';

const scaleBytes = 4;
const checkBytes = 4;

/** Bytes of a stored vector: its scale, its int8 values, and a check. */
export function recordBytes(dimensions: number): number {
  return scaleBytes + dimensions + checkBytes;
}

/** Stored vectors one after another. */
export class VectorRecords {
  readonly bytes: Buffer;
  private readonly values: Int8Array;
  private readonly size: number;

  constructor(
    readonly capacity: number,
    private readonly dimensions: number,
  ) {
    this.size = recordBytes(dimensions);
    this.bytes = Buffer.alloc(capacity * this.size);
    this.values = new Int8Array(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
  }

  /**
   * Writes vector `index` of `vectors` as record `index`.
   * @param keyHead first word of the text's key, with which the CRC-32 of the record begins, so that
   *   a record that belongs to another key is not taken for sound
   */
  encode(index: number, vectors: VectorSet, keyHead: number): void {
    const start = index * this.size;
    const values = this.values.subarray(start + scaleBytes, start + scaleBytes + this.dimensions);
    this.bytes.writeFloatLE(quantise(vectorAt(vectors, index), values), start);
    this.bytes.writeUInt32LE(this.checkOf(start, keyHead), start + this.size - checkBytes);
  }

  /**
   * Reads record `index` into vector `position` of `target`.
   * @returns false when the record is damaged; `target` is then as it was
   */
  decode(index: number, target: VectorSet, position: number, keyHead: number): boolean {
    const start = index * this.size;
    const check = this.bytes.readUInt32LE(start + this.size - checkBytes);
    if (this.checkOf(start, keyHead) !== check) return false;
    const scale = this.bytes.readFloatLE(start);
    const at = position * this.dimensions;
    dequantise(this.values, start + scaleBytes, this.dimensions, scale, target.values, at);
    return true;
  }

  private checkOf(start: number, keyHead: number): number {
    return crc32(this.bytes.subarray(start, start + this.size - checkBytes), keyHead);
  }
}
