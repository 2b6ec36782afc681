import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { keyBytes } from '../../dataset/scan/text-hash.ts';
import { systemCode } from '../../errors.ts';
import type { VectorSet } from '../../math/vectors.ts';
import { cacheError } from './cache-error.ts';
import { nextUse, trimCache } from './cache-limit.ts';
import { CachePlaces, type CachedTexts } from './cache-places.ts';
import { segmentRecords } from './cache-segment.ts';
import { CacheWriter } from './cache-writer.ts';
import { placeRuns, type PlaceRun } from './place-runs.ts';
import { VectorRecords } from './vector-record.ts';
import type { VectorStore } from '../vector-store.ts';

/** Which cache, and how it may grow. */
export interface CacheOptions {
  /** The folder of the caches of all models. */
  readonly root: string;
  /** Name of the model's folder in it. */
  readonly model: string;
  readonly dimensions: number;
  /** Bytes that the caches of all models may take; least recently used vectors go first. */
  readonly limitBytes: number;
  /** Is told, once each, what a person should know: vectors of a newer version, a full disk. */
  readonly notice: (message: string) => void;
}

/**
 * The vectors of a file's texts, which go by their numbers, in append-only segments that all
 * windows and programs share: every process appends to segments of its own and reads those of the
 * others as they grow. They survive a kill at any byte; a damaged vector is found when it is read,
 * and embedded again. Vectors are handed out as they are stored, fresh ones too, so a resumed run
 * sees the very numbers of an undisturbed one.
 *
 * Calls may overlap; they are carried out one after the other. While it is open nothing that it
 * used is evicted.
 */
export class VectorCache implements VectorStore {
  private readonly places: CachePlaces;
  private readonly writer: CacheWriter;
  private writable = true;
  private queue: Promise<unknown> = Promise.resolve();
  private records: VectorRecords;

  /** @param use number of this session; see `nextUse` */
  private constructor(
    private readonly options: CacheOptions,
    private readonly texts: CachedTexts,
    private readonly use: number,
  ) {
    const folder = folderOf(options);
    this.places = new CachePlaces(folder, options.dimensions, texts);
    this.writer = new CacheWriter({ ...options, folder }, this.places, use);
    this.records = new VectorRecords(0, options.dimensions);
  }

  /**
   * Finds the vectors of `texts` in the cache, whose folder is made when missing.
   * @throws HumanError `cache-unusable` when the folder cannot be made or written
   */
  static async open(options: CacheOptions, texts: CachedTexts): Promise<VectorCache> {
    const folder = folderOf(options);
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      const cache = new VectorCache(options, texts, await nextUse(options.root));
      await cache.places.refresh();
      if (cache.places.newerSeen) cache.tellNewer();
      return cache;
    } catch (error) {
      throw cacheError(folder, error);
    }
  }

  /** Texts whose vectors are stored. */
  get size(): number {
    return this.places.size;
  }

  /** Whether new vectors are kept; false once the disk is full. */
  get keeps(): boolean {
    return this.writable;
  }

  has(text: number): boolean {
    return this.places.of(text) !== undefined;
  }

  /**
   * Reads the vectors of `texts` into `target`, in the same order.
   * @param texts 2,097,152 at most
   * @returns positions in `texts`, ascending, of those that are not there or are damaged
   */
  read(texts: Uint32Array, target: VectorSet): Promise<number[]> {
    return this.inTurn(async () => {
      this.writer.follow(await this.places.refresh());
      const places = Array.from(texts, text => this.places.of(text));
      const missing = [...places.keys()].filter(position => places[position] === undefined);
      for (const run of placeRuns(places, segmentRecords)) {
        missing.push(...(await this.readRun(run, texts, target)));
      }
      return missing.sort((a, b) => a - b);
    });
  }

  /**
   * Stores `vectors` for `texts` and replaces each by what is stored. When the disk is full the
   * rest of the run goes on without keeping.
   */
  append(texts: ArrayLike<number>, vectors: VectorSet): Promise<void> {
    const keys = new Uint8Array(texts.length * keyBytes);
    for (let i = 0; i < texts.length; i++) keys.set(this.texts.key(texts[i] ?? 0), i * keyBytes);
    const records = encode(keys, vectors);
    return this.inTurn(async () => {
      if (!this.writable) return;
      try {
        await this.writer.append(texts, keys, records);
      } catch (error) {
        this.stopKeeping(error);
      }
    });
  }

  /** Closes the files and leaves the cache within its limit. */
  close(): Promise<void> {
    return this.inTurn(async () => {
      this.writable = false;
      await this.writer.end();
      await this.places.close();
      await trimCache(this.options.root, this.options.limitBytes);
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Answers the positions of damaged records, which are forgotten. */
  private async readRun(
    { first, count, offsets, positions }: PlaceRun,
    texts: Uint32Array,
    target: VectorSet,
  ): Promise<number[]> {
    const segment = this.places.segmentAt(first);
    if (segment === undefined) return [];
    await segment.touch(this.use);
    const records = this.roomFor(count);
    const whole = await segment.read(first % segmentRecords, count, records.bytes);
    const damaged: number[] = [];
    for (const [i, position] of positions.entries()) {
      const record = offsets[i] ?? 0;
      const text = texts[position] ?? 0;
      const head = headOf(this.texts.key(text));
      if (record < whole && records.decode(record, target, position, head)) continue;
      damaged.push(position);
      this.places.forget(text);
      await segment.forget((first % segmentRecords) + record).catch(() => undefined);
    }
    return damaged;
  }

  private roomFor(records: number): VectorRecords {
    if (this.records.capacity < records) {
      this.records = new VectorRecords(records, this.options.dimensions);
    }
    return this.records;
  }

  private stopKeeping(error: unknown): void {
    const code = systemCode(error);
    if (code === undefined) throw error;
    this.writable = false;
    const { root, notice } = this.options;
    notice(
      code === 'ENOSPC' || code === 'EDQUOT'
        ? t(
            'There is no space left in the cache folder {0}. The run goes on, but what it embeds from now on is not kept for the next one.',
            root,
          )
        : t(
            'The cache folder {0} cannot be written ({1}). The run goes on, but what it embeds from now on is not kept for the next one.',
            root,
            code,
          ),
    );
  }

  private tellNewer(): void {
    const { root, notice } = this.options;
    notice(
      t(
        'The cache folder {0} has vectors of a newer version of this program. They are left alone, and texts are embedded again where needed.',
        root,
      ),
    );
  }
}

function folderOf({ root, model }: CacheOptions): string {
  return join(root, model);
}

/** The records of `vectors`, each of which is replaced by what its record says. */
function encode(keys: Uint8Array, vectors: VectorSet): Buffer {
  const records = new VectorRecords(vectors.count, vectors.dimensions);
  const heads = new DataView(keys.buffer, keys.byteOffset);
  for (let i = 0; i < vectors.count; i++) {
    const head = heads.getUint32(i * keyBytes, true);
    records.encode(i, vectors, head);
    records.decode(i, vectors, i, head);
  }
  return records.bytes;
}

/** The first word of a key. */
function headOf(key: Uint8Array): number {
  return new DataView(key.buffer, key.byteOffset).getUint32(0, true);
}
