/** The highest of the values offered and what they belong to: a heap that never holds more than it answers. */
export class HighestValues {
  /** The lowest kept value at the front. */
  private readonly values: Float64Array;
  private readonly indices: Uint32Array;
  private count = 0;

  /** @param size how many are kept at most, 1 or more */
  constructor(private readonly size: number) {
    this.values = new Float64Array(size);
    this.indices = new Uint32Array(size);
  }

  /** Of equal values those with the lower index stay. */
  offer(value: number, index: number): void {
    if (this.count < this.size) {
      this.rise(this.count++, value, index);
    } else if (this.isLower(0, value, index)) {
      this.sink(value, index);
    }
  }

  /** Highest first; of equal values the lower index. */
  finish(): { readonly values: Float32Array; readonly indices: Uint32Array } {
    const order = Array.from({ length: this.count }, (_, at) => at).sort((a, b) =>
      this.isLower(b, this.values[a] ?? 0, this.indices[a] ?? 0) ? -1 : 1,
    );
    return {
      values: Float32Array.from(order, at => this.values[at] ?? 0),
      indices: Uint32Array.from(order, at => this.indices[at] ?? 0),
    };
  }

  /** Whether what is kept at `at` comes after the value. */
  private isLower(at: number, value: number, index: number): boolean {
    const kept = this.values[at] ?? 0;
    return kept < value || (kept === value && (this.indices[at] ?? 0) > index);
  }

  private rise(at: number, value: number, index: number): void {
    let place = at;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.isLower(parent, value, index)) break;
      this.copy(parent, place);
      place = parent;
    }
    this.put(place, value, index);
  }

  private sink(value: number, index: number): void {
    let place = 0;
    for (let child = 1; child < this.count; child = 2 * place + 1) {
      const other = child + 1;
      const later =
        other < this.count && this.isLower(other, this.values[child] ?? 0, this.indices[child] ?? 0)
          ? other
          : child;
      if (!this.isLower(later, value, index)) break;
      this.copy(later, place);
      place = later;
    }
    this.put(place, value, index);
  }

  private copy(from: number, to: number): void {
    this.put(to, this.values[from] ?? 0, this.indices[from] ?? 0);
  }

  private put(at: number, value: number, index: number): void {
    this.values[at] = value;
    this.indices[at] = index;
  }
}
