/** Seeded random numbers, so that the same input gives the same result on every machine. */
export class Random {
  private state: number;
  private spare: number | undefined;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Uniform in 0 ≤ x < 1: mulberry32, by Tommy Ettinger. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let z = this.state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Standard normal, by the polar method of Marsaglia. */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * this.next() - 1;
      const y = 2 * this.next() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = y * factor;
      return x * factor;
    }
  }
}

/**
 * `count` of the numbers 0 … total − 1, ascending, one from each of `count` equal stretches: a
 * sample that is spread evenly over a file, whatever order its rows are in.
 */
export function evenSample(total: number, count: number, seed: number): Uint32Array {
  const random = new Random(seed);
  const size = Math.min(total, count);
  return Uint32Array.from({ length: size }, (_, index) => {
    const start = Math.floor((index * total) / size);
    const end = Math.floor(((index + 1) * total) / size);
    return start + Math.floor(random.next() * (end - start));
  });
}
