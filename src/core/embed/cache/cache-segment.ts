import { mkdir, open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyBytes } from '../../dataset/scan/text-hash.ts';
import { readWhole, writeWhole } from '../../whole-bytes.ts';
import { freePath, ownPath, type CacheFile } from './cache-files.ts';
import { headerBytes, headerOf, readHeader, writeLastUse } from './segment-header.ts';
import { recordBytes } from './vector-record.ts';

/** Records that a segment has room for. */
export const segmentRecords = 65_536;

const keyWords = keyBytes / 4;
const keysStart = headerBytes;
const recordsStart = keysStart + segmentRecords * keyBytes;

/** Bytes of a full segment. */
export function fullSegmentBytes(dimensions: number): number {
  return recordsStart + segmentRecords * recordBytes(dimensions);
}

/**
 * A file with room for the keys of all its records at the front, in which those that are not
 * written yet are zeros, and the records behind. A record is written before its key, at its place,
 * so whatever a kill leaves has either no key or is whole, or fails its check. Opening reads the
 * keys alone.
 */
export class Segment {
  /** Records whose keys have been read or written. */
  records = 0;
  private touched = false;

  private constructor(
    readonly id: string,
    private path: string,
    private readonly handle: FileHandle,
    readonly dimensions: number,
  ) {}

  /** Begins a segment that this process appends to, in a folder that is made when missing. */
  static async create(
    folder: string,
    id: string,
    dimensions: number,
    lastUse: number,
  ): Promise<Segment> {
    await mkdir(folder, { recursive: true });
    const path = ownPath(folder, id);
    const handle = await open(path, 'wx+');
    try {
      await writeWhole(handle, headerOf({ dimensions, lastUse }), 0);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new Segment(id, path, handle, dimensions);
  }

  /** Opens a segment, for writing too where that is allowed; undefined when it is gone. */
  static async open({ id, path }: CacheFile): Promise<Segment | 'newer' | 'damaged' | undefined> {
    const handle = await openFor(path);
    if (handle === undefined) return undefined;
    const header = await readHeader(handle);
    if (typeof header !== 'string') return new Segment(id, path, handle, header.dimensions);
    await handle.close();
    return header;
  }

  get isFull(): boolean {
    return this.records >= segmentRecords;
  }

  /** The keys of the records that came since the last call, and the number of the first. */
  async newKeys(): Promise<{ first: number; keys: Uint32Array }> {
    const first = this.records;
    const { size } = await this.handle.stat();
    const whole = Math.floor((size - recordsStart) / recordBytes(this.dimensions));
    const count = Math.max(0, Math.min(whole, segmentRecords) - first);
    const keys = new Uint32Array(count * keyWords);
    await readWhole(this.handle, new Uint8Array(keys.buffer), keysStart + first * keyBytes);
    // Behind the last key there may be records whose keys are just being written.
    const last = keys.findLastIndex(word => word !== 0);
    const written = Math.floor(last / keyWords) + 1;
    this.records += written;
    return { first, keys: keys.subarray(0, written * keyWords) };
  }

  /**
   * Reads `count` records from record `first` on.
   * @returns how many whole ones there are, fewer when the file has been cut off
   */
  async read(first: number, count: number, target: Buffer): Promise<number> {
    const bytes = recordBytes(this.dimensions);
    const into = target.subarray(0, count * bytes);
    return Math.floor((await readWhole(this.handle, into, recordsStart + first * bytes)) / bytes);
  }

  /** Writes records and their keys behind the others. */
  async append(keys: Uint8Array, records: Uint8Array): Promise<void> {
    await writeWhole(
      this.handle,
      records,
      recordsStart + this.records * recordBytes(this.dimensions),
    );
    await writeWhole(this.handle, keys, keysStart + this.records * keyBytes);
    this.records += keys.length / keyBytes;
  }

  /** Takes the key off a damaged record, so that nobody looks for it there again. */
  async forget(record: number): Promise<void> {
    await writeWhole(this.handle, new Uint8Array(keyBytes), keysStart + record * keyBytes);
  }

  /** Notes that session `use` uses the segment; where that cannot be written it does not matter. */
  async touch(use: number): Promise<void> {
    if (this.touched) return;
    this.touched = true;
    await writeLastUse(this.handle, use).catch(() => undefined);
  }

  /** Waits until all that was written is on the disk. */
  sync(): Promise<void> {
    return this.handle.datasync();
  }

  /**
   * Makes the segment this process's own to append to, by a rename that one process alone can win.
   * @param file where it lies now
   * @returns whether it did
   */
  claim({ path }: CacheFile): Promise<boolean> {
    this.path = path;
    return this.moveTo(ownPath(dirname(path), this.id));
  }

  /** Lets everybody append again. */
  async release(): Promise<void> {
    await this.moveTo(freePath(dirname(this.path), this.id));
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async moveTo(path: string): Promise<boolean> {
    try {
      await rename(this.path, path);
    } catch {
      return false;
    }
    this.path = path;
    return true;
  }
}

async function openFor(path: string): Promise<FileHandle | undefined> {
  const writable = await open(path, 'r+').catch(() => undefined);
  return writable ?? (await open(path, 'r').catch(() => undefined));
}
