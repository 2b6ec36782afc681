import type { UniqueRows } from '../../dataset/scan/unique-texts.ts';
import { cacheFilesIn } from './cache-files.ts';
import { Segment, segmentRecords } from './cache-segment.ts';

/** The texts of a file, whose vectors may be asked for. */
export type CachedTexts = Pick<UniqueRows, 'count' | 'key' | 'textsOf'>;

const nowhere = 0xffff_ffff;
const unusable = -1;

/**
 * Where the vectors of a file's texts lie in the segments of one folder. The keys of the segments
 * pass by and only the places of this file's texts are kept, 4 bytes a text, however large the
 * cache is. A place is the segment's slot times 65,536 plus the record.
 */
export class CachePlaces {
  private readonly segments: Segment[] = [];
  private readonly slotOf = new Map<string, number>();
  private readonly places: Uint32Array;
  private known = 0;
  /** Whether a segment of a newer version was seen. */
  newerSeen = false;

  constructor(
    private readonly folder: string,
    private readonly dimensions: number,
    private readonly texts: CachedTexts,
  ) {
    this.places = new Uint32Array(texts.count).fill(nowhere);
  }

  /** Texts that have a place. */
  get size(): number {
    return this.known;
  }

  /** The place of a text's vector; undefined without one. */
  of(text: number): number | undefined {
    const place = this.places[text];
    return place === nowhere ? undefined : place;
  }

  segmentAt(place: number): Segment | undefined {
    return this.segments[Math.floor(place / segmentRecords)];
  }

  segmentOf(id: string): Segment | undefined {
    return this.segments[this.slotOf.get(id) ?? unusable];
  }

  /**
   * Takes in what other processes have added.
   * @returns the ids of all segments that are there now
   */
  async refresh(): Promise<ReadonlySet<string>> {
    const files = await cacheFilesIn(this.folder);
    for (const file of files) {
      if (!this.slotOf.has(file.id)) await this.take(file.id, await Segment.open(file));
      const segment = this.segmentOf(file.id);
      if (segment !== undefined) await this.takeKeys(segment);
    }
    return new Set(files.map(({ id }) => id));
  }

  /** Takes in the keys that were written to `segment` since the last time. */
  async takeKeys(segment: Segment): Promise<void> {
    if (segment.isFull) return;
    const { first, keys } = await segment.newKeys();
    this.texts.textsOf(keys).forEach((text, i) => {
      if (text >= 0 && this.of(text) === undefined) this.remember(text, segment, first + i);
    });
  }

  add(segment: Segment): void {
    this.slotOf.set(segment.id, this.segments.push(segment) - 1);
  }

  remember(text: number, segment: Segment, record: number): void {
    if (this.of(text) === undefined) this.known++;
    this.places[text] = (this.slotOf.get(segment.id) ?? 0) * segmentRecords + record;
  }

  forget(text: number): void {
    if (this.of(text) !== undefined) this.known--;
    this.places[text] = nowhere;
  }

  async close(): Promise<void> {
    await Promise.all(this.segments.map(segment => segment.close()));
  }

  private async take(id: string, opened: Awaited<ReturnType<typeof Segment.open>>): Promise<void> {
    if (opened instanceof Segment && opened.dimensions === this.dimensions) {
      this.add(opened);
      return;
    }
    if (opened instanceof Segment) await opened.close();
    if (opened === 'newer') this.newerSeen = true;
    this.slotOf.set(id, unusable);
  }
}
