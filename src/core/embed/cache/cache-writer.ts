import { randomBytes } from 'node:crypto';
import { keyBytes } from '../../dataset/scan/text-hash.ts';
import { cacheFilesIn, isTaken } from './cache-files.ts';
import { trimCache } from './cache-limit.ts';
import type { CachePlaces } from './cache-places.ts';
import { fullSegmentBytes, Segment, segmentRecords } from './cache-segment.ts';
import { recordBytes } from './vector-record.ts';

/** Where segments are written, and how much there may be. */
export interface WriterOptions {
  /** The folder of the caches of all models. */
  readonly root: string;
  /** The model's folder in it. */
  readonly folder: string;
  readonly dimensions: number;
  readonly limitBytes: number;
}

/** Milliseconds after which appended vectors are made to survive a power loss. */
const syncMs = 5_000;

/** Appends to a segment that no other process appends to, and begins another when it is full. */
export class CacheWriter {
  private own: Segment | undefined;
  private syncedAt = performance.now();

  /** @param use number of this session */
  constructor(
    private readonly options: WriterOptions,
    private readonly places: CachePlaces,
    private readonly use: number,
  ) {}

  /**
   * @param keys 16 bytes a text
   * @param records one a text
   * @throws a system error when they cannot be written; what was written before stays
   */
  async append(texts: ArrayLike<number>, keys: Uint8Array, records: Uint8Array): Promise<void> {
    const bytes = recordBytes(this.options.dimensions);
    for (let done = 0; done < texts.length;) {
      const segment = (this.own ??= await this.claim());
      const first = segment.records;
      const end = Math.min(texts.length, done + segmentRecords - first);
      await segment.append(
        keys.subarray(done * keyBytes, end * keyBytes),
        records.subarray(done * bytes, end * bytes),
      );
      for (let i = done; i < end; i++) {
        this.places.remember(texts[i] ?? 0, segment, first + i - done);
      }
      done = end;
      await this.settle(segment);
    }
  }

  /** Begins anew when the segment that was appended to has been deleted. */
  follow(present: ReadonlySet<string>): void {
    if (this.own !== undefined && !present.has(this.own.id)) this.own = undefined;
  }

  /** Lets others append to what this process appended to. */
  async end(): Promise<void> {
    await this.own?.sync().catch(() => undefined);
    await this.own?.release();
    this.own = undefined;
  }

  /** Gives a full segment free, and sees to it that little is lost with the power. */
  private async settle(segment: Segment): Promise<void> {
    if (!segment.isFull && performance.now() - this.syncedAt < syncMs) return;
    await segment.sync();
    this.syncedAt = performance.now();
    if (segment.isFull) await this.end();
  }

  /** A segment that had room when it was read last and that nobody appends to, or a new one. */
  private async claim(): Promise<Segment> {
    for (const file of await cacheFilesIn(this.options.folder)) {
      const segment = this.places.segmentOf(file.id);
      if (segment === undefined || segment.isFull || isTaken(file)) continue;
      if (!(await segment.claim(file))) continue;
      await segment.touch(this.use);
      await this.places.takeKeys(segment);
      return segment;
    }
    return this.begin();
  }

  private async begin(): Promise<Segment> {
    const { root, folder, dimensions, limitBytes } = this.options;
    await trimCache(root, limitBytes - fullSegmentBytes(dimensions), this.use);
    const id = randomBytes(6).toString('hex');
    const segment = await Segment.create(folder, id, dimensions, this.use);
    this.places.add(segment);
    return segment;
  }
}
