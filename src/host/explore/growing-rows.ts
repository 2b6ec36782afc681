/** Row numbers, of which more may come. */
export class GrowingRows {
  private rows: Uint32Array;
  count: number;

  constructor(rows: Uint32Array = new Uint32Array(0)) {
    this.rows = rows;
    this.count = rows.length;
  }

  add(more: Uint32Array): void {
    const needed = this.count + more.length;
    if (needed > this.rows.length) {
      const larger = new Uint32Array(Math.max(needed, this.rows.length * 2));
      larger.set(this.rows.subarray(0, this.count));
      this.rows = larger;
    }
    this.rows.set(more, this.count);
    this.count = needed;
  }

  /** Those at `start` … `end` (exclusive), as far as there are any. */
  slice(start: number, end: number): Uint32Array {
    return this.rows.slice(start, Math.min(end, this.count));
  }

  all(): Uint32Array {
    return this.slice(0, this.count);
  }
}
