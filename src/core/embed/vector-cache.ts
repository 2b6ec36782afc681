import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { t } from '@vscode/l10n';
import { KeyIndex } from '../dataset/key-index.ts';
import { keyBytes } from '../dataset/text-hash.ts';
import { HumanError, systemCode } from '../errors.ts';
import { vectorAt, type VectorSet } from '../math/vectors.ts';
import { FolderLock } from './folder-lock.ts';
import { dequantise, quantise } from './quantise.ts';

const scaleBytes = 4;
const checkBytes = 4;
/** Records read at once. */
const blockRecords = 8_192;

/**
 * Vectors by the key of their text, in one append-only file: key, scale, int8 values and CRC-32 a
 * record. A record is whole or it does not count, so the file survives a kill at any byte: a torn
 * tail is cut off on opening, and a damaged record is embedded again. Vectors are handed out as
 * they are stored, fresh ones too, so a resumed run sees the very numbers of an undisturbed one.
 */
export class VectorCache {
  private readonly index = new KeyIndex();
  /** Record of each key of the index. */
  private readonly recordOf: number[] = [];
  private records = 0;
  private writable: boolean;

  private constructor(
    private readonly file: FileHandle,
    private readonly lock: FolderLock | undefined,
    private readonly dimensions: number,
  ) {
    this.writable = lock !== undefined;
  }

  /**
   * Opens the cache in `folder`, which is made when missing. While another process writes to it,
   * it can be read here and nothing is added.
   * @throws HumanError `cache-unusable` when the folder cannot be made or written
   */
  static async open(folder: string, dimensions: number): Promise<VectorCache> {
    let lock: FolderLock | undefined;
    let file: FileHandle | undefined;
    try {
      await mkdir(folder, { recursive: true });
      lock = await FolderLock.take(folder);
      file = await open(join(folder, 'vectors.bin'), 'a+');
      const cache = new VectorCache(file, lock, dimensions);
      await cache.readIndex();
      return cache;
    } catch (error) {
      await file?.close();
      await lock?.release();
      throw unusable(folder, error);
    }
  }

  /** Vectors that are stored. */
  get size(): number {
    return this.index.size;
  }

  /** Whether new vectors are kept; false once the disk is full or while another process writes. */
  get keeps(): boolean {
    return this.writable;
  }

  has(key: Uint8Array): boolean {
    return this.index.find(key) >= 0;
  }

  /** Reads the vectors of `keys`, all of which it must have, into `target` at `positions`. */
  async read(
    keys: readonly Uint8Array[],
    positions: readonly number[],
    target: VectorSet,
  ): Promise<void> {
    const wanted = keys
      .map((key, i) => ({
        record: this.recordOf[this.index.find(key)] ?? 0,
        at: positions[i] ?? 0,
      }))
      .sort((a, b) => a.record - b.record);
    for (let start = 0; start < wanted.length;) {
      const first = wanted[start]?.record ?? 0;
      let end = start + 1;
      while ((wanted[end]?.record ?? Infinity) < first + blockRecords) end++;
      const bytes = await this.readRecords(first, (wanted[end - 1]?.record ?? 0) - first + 1);
      for (const { record, at } of wanted.slice(start, end)) {
        this.decode(bytes, record - first, vectorAt(target, at));
      }
      start = end;
    }
  }

  /**
   * Stores `vectors` under `keys` and replaces each by what is stored. When the disk is full the
   * rest of the run goes on without keeping.
   */
  async append(keys: readonly Uint8Array[], vectors: VectorSet): Promise<void> {
    const bytes = Buffer.alloc(keys.length * this.recordBytes);
    keys.forEach((key, i) => {
      this.encode(bytes, i, key, vectorAt(vectors, i));
      this.decode(bytes, i, vectorAt(vectors, i));
    });
    if (!this.writable) return;
    try {
      await this.file.appendFile(bytes);
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      this.writable = false;
      await this.dropTail().catch(() => undefined);
      return;
    }
    for (const key of keys) this.remember(key);
  }

  async close(): Promise<void> {
    await this.file.close();
    await this.lock?.release();
  }

  private get recordBytes(): number {
    return keyBytes + scaleBytes + this.dimensions + checkBytes;
  }

  private async readIndex(): Promise<void> {
    const { size } = await this.file.stat();
    const whole = Math.floor(size / this.recordBytes);
    while (this.records < whole) {
      const count = Math.min(blockRecords, whole - this.records);
      const bytes = await this.readRecords(this.records, count);
      for (let i = 0; i < count; i++) {
        if (this.isSound(bytes, i)) this.remember(this.keyIn(bytes, i));
        else this.records++;
      }
    }
    if (this.writable && size > whole * this.recordBytes) await this.dropTail();
  }

  private dropTail(): Promise<void> {
    return this.file.truncate(this.records * this.recordBytes);
  }

  private remember(key: Uint8Array): void {
    const number = this.index.add(key);
    this.recordOf[number] = this.records++;
  }

  private async readRecords(first: number, count: number): Promise<Buffer> {
    const bytes = Buffer.alloc(count * this.recordBytes);
    await this.file.read(bytes, 0, bytes.length, first * this.recordBytes);
    return bytes;
  }

  private keyIn(bytes: Buffer, record: number): Uint8Array {
    const start = record * this.recordBytes;
    return bytes.subarray(start, start + keyBytes);
  }

  private isSound(bytes: Buffer, record: number): boolean {
    const start = record * this.recordBytes;
    const check = start + this.recordBytes - checkBytes;
    return crc32(bytes.subarray(start, check)) === bytes.readUInt32LE(check);
  }

  private encode(bytes: Buffer, record: number, key: Uint8Array, vector: Float32Array): void {
    const start = record * this.recordBytes;
    bytes.set(key, start);
    const scale = quantise(vector, this.valuesIn(bytes, record));
    bytes.writeFloatLE(scale, start + keyBytes);
    const check = start + this.recordBytes - checkBytes;
    bytes.writeUInt32LE(crc32(bytes.subarray(start, check)), check);
  }

  private decode(bytes: Buffer, record: number, target: Float32Array): void {
    const scale = bytes.readFloatLE(record * this.recordBytes + keyBytes);
    dequantise(this.valuesIn(bytes, record), scale, target);
  }

  private valuesIn(bytes: Buffer, record: number): Int8Array {
    const start = bytes.byteOffset + record * this.recordBytes + keyBytes + scaleBytes;
    return new Int8Array(bytes.buffer, start, this.dimensions);
  }
}

function unusable(folder: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new HumanError(
    'cache-unusable',
    t('The cache folder {0} cannot be used ({1}). Choose another one.', folder, code),
    { cause: error },
  );
}
