/** Lines of a block, which is asked for as a whole. */
const blockLines = 64;
/** Blocks that are kept: enough for scrolling to and fro, and no more however large the file is. */
const keptBlocks = 128;
/** Requests on their way at a time; a fast scroll leaves the places it passes by. */
const mostRequests = 2;

/** Something about each line of a file, fetched when it is wanted and forgotten when others are. */
export class BlockCache<T> {
  /** The least recently wanted block first. */
  private readonly blocks = new Map<number, readonly T[]>();
  private readonly requested = new Set<number>();
  private wanted: readonly number[] = [];
  private count = 0;
  private generation = 0;

  /**
   * @param load asks for `count` lines from `first` on
   * @param onChange hears that something has come
   * @param onError hears why something does not come
   */
  constructor(
    private readonly load: (first: number, count: number) => Promise<readonly T[]>,
    private readonly onChange: () => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Undefined until it has come. */
  at(line: number): T | undefined {
    return this.blocks.get(Math.floor(line / blockLines))?.[line % blockLines];
  }

  /**
   * Fetches the lines `first` … `end`, and then those around them.
   * @param count lines of the file
   */
  want(first: number, end: number, count: number): void {
    this.count = count;
    if (end <= first) return;
    const from = Math.floor(first / blockLines);
    const to = Math.floor((end - 1) / blockLines);
    const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    this.wanted = [...seen, to + 1, from - 1].filter(
      block => block >= 0 && block * blockLines < count,
    );
    this.fetch();
  }

  /** Forgets everything; answers that are on their way are not taken any more. */
  reset(): void {
    this.generation++;
    this.blocks.clear();
    this.requested.clear();
    this.fetch();
  }

  private fetch(): void {
    for (const block of this.wanted) {
      if (this.requested.size >= mostRequests) return;
      if (!this.requested.has(block) && !this.isWhole(block)) void this.request(block);
    }
  }

  /** Whether the block has every line that it can have: more are found while the file is read. */
  private isWhole(block: number): boolean {
    const lines = Math.min(blockLines, this.count - block * blockLines);
    return (this.blocks.get(block)?.length ?? 0) >= lines;
  }

  private async request(block: number): Promise<void> {
    const { generation } = this;
    this.requested.add(block);
    try {
      const first = block * blockLines;
      const values = await this.load(first, Math.min(blockLines, this.count - first));
      if (generation !== this.generation) return;
      this.keep(block, values);
      this.requested.delete(block);
      this.onChange();
      this.fetch();
    } catch (error) {
      if (generation !== this.generation) return;
      // Asked for again when the view moves.
      this.requested.delete(block);
      this.onError(error);
    }
  }

  private keep(block: number, values: readonly T[]): void {
    this.blocks.delete(block);
    this.blocks.set(block, values);
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size <= keptBlocks) return;
      if (!this.wanted.includes(oldest)) this.blocks.delete(oldest);
    }
  }
}
