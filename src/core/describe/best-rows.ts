/** The rows with the highest scores among those offered, one a text. */
export class BestRows {
  private readonly best: { row: number; score: number; text: bigint }[] = [];

  constructor(private readonly size: number) {}

  /** Of rows with the same score or the same text the first one offered stays. */
  offer(row: number, score: number, text: bigint): void {
    const worst = this.best.at(-1);
    if (this.best.length === this.size && worst !== undefined && score <= worst.score) return;
    const same = this.best.findIndex(entry => entry.text === text);
    if (same >= 0) {
      if (score <= (this.best[same]?.score ?? score)) return;
      this.best.splice(same, 1);
    }
    const at = this.best.findIndex(entry => score > entry.score);
    this.best.splice(at < 0 ? this.best.length : at, 0, { row, score, text });
    if (this.best.length > this.size) this.best.pop();
  }

  /** Best first. */
  rows(): number[] {
    return this.best.map(({ row }) => row);
  }
}
