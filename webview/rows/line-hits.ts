/** The lines a search has found so far, ascending. */
export class LineHits {
  private lines = new Uint32Array(256);
  count = 0;

  /** @param lines ascending, after those that are known */
  add(lines: Uint32Array): void {
    const needed = this.count + lines.length;
    if (needed > this.lines.length) {
      const larger = new Uint32Array(Math.max(needed, this.lines.length * 2));
      larger.set(this.lines.subarray(0, this.count));
      this.lines = larger;
    }
    this.lines.set(lines, this.count);
    this.count = needed;
  }

  has(line: number): boolean {
    return this.lineAt(this.indexFrom(line)) === line;
  }

  /** Place of the first hit at or after `line`; `count` when there is none. */
  indexFrom(line: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.lines[middle] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  lineAt(index: number): number | undefined {
    return index < this.count ? this.lines[index] : undefined;
  }

  /** The hit after or before `line`, going on at the other end; undefined when there is none. */
  step(line: number, direction: 'next' | 'previous'): number | undefined {
    if (this.count === 0) return undefined;
    const index =
      direction === 'next' ? this.indexFrom(line + 1) : this.indexFrom(line) - 1 + this.count;
    return this.lines[index % this.count];
  }
}
