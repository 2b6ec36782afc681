import { describe, expect, it } from 'vitest';
import { BlockCache } from '../../../webview/grid/block-cache.ts';

/** A file whose line n has the text `version n`, and that counts what it is asked. */
class File {
  readonly asked: (readonly [first: number, count: number])[] = [];
  readonly errors: unknown[] = [];
  version = 'a';
  fails = false;
  changes = 0;
  readonly cache = new BlockCache<string>(
    (first, count) => this.load(first, count),
    () => this.changes++,
    error => this.errors.push(error),
  );

  constructor(public lines: number) {}

  private async load(first: number, count: number): Promise<string[]> {
    this.asked.push([first, count]);
    const { version, lines } = this;
    await Promise.resolve();
    if (this.fails) throw new Error('The reader ended.');
    const end = Math.min(first + count, lines);
    return Array.from({ length: end - first }, (_, i) => `${version} ${first + i}`);
  }
}

async function settled(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}

describe('the cache of lines', () => {
  it('fetches what is seen, then what is around it, each once', async () => {
    const file = new File(10_000);
    file.cache.want(5000, 5040, file.lines);
    await settled();
    expect(file.cache.at(5000)).toBe('a 5000');
    expect(file.cache.at(5039)).toBe('a 5039');
    expect(file.asked.slice(0, 1)).toEqual([[4992, 64]]);
    const before = file.asked.length;
    file.cache.want(5000, 5040, file.lines);
    await settled();
    expect(file.asked).toHaveLength(before);
    expect(before).toBe(3);
  });

  it('leaves out the places that a fast scroll passes by', async () => {
    const file = new File(1_000_000);
    for (let first = 0; first < 1_000_000; first += 5000) {
      file.cache.want(first, first + 40, file.lines);
    }
    await settled();
    expect(file.cache.at(995_000)).toBe('a 995000');
    expect(file.asked.length).toBeLessThan(10);
  });

  it('keeps no more lines however many are seen', async () => {
    const file = new File(1_000_000);
    for (let first = 0; first < 100_000; first += 64) {
      file.cache.want(first, first + 40, file.lines);
      await settled();
    }
    const kept = Array.from({ length: 100_100 }, (_, line) => file.cache.at(line)).filter(Boolean);
    expect(kept.length).toBeLessThanOrEqual(128 * 64);
    expect(file.cache.at(99_990)).toBe('a 99990');
  });

  it('fetches the end of a block again when the file has turned out to be longer', async () => {
    const file = new File(10);
    file.cache.want(0, 10, 10);
    await settled();
    file.lines = 20;
    file.cache.want(0, 20, 20);
    await settled();
    expect(file.cache.at(19)).toBe('a 19');
  });

  it('takes no answer about the file as it was before', async () => {
    const file = new File(100);
    file.cache.want(0, 40, 100);
    file.version = 'b';
    file.cache.reset();
    await settled();
    expect(file.cache.at(0)).toBe('b 0');
  });

  it('says what went wrong and asks again when the view moves', async () => {
    const file = new File(100);
    file.fails = true;
    file.cache.want(0, 40, 100);
    await settled();
    expect(file.errors.length).toBeGreaterThan(0);
    file.fails = false;
    file.cache.want(1, 41, 100);
    await settled();
    expect(file.cache.at(1)).toBe('a 1');
  });
});
