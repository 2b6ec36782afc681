/** How many texts a request has: the first, and at most; and by how many they grow. */
export interface BatchSize {
  readonly first: number;
  readonly most: number;
  readonly step: number;
}

const embeddingBatch: BatchSize = { first: 32, most: 256, step: 4 };
const parallel = { first: 2, most: 16 } as const;

/**
 * How many texts a request has and how many requests are under way: a little more after each answer, half
 * as many after each refusal (additive increase, multiplicative decrease, as TCP does it).
 */
export class Pace {
  private requests: number = parallel.first;
  private texts: number;
  private freeAt = -Infinity;

  constructor(private readonly size = embeddingBatch) {
    this.texts = size.first;
  }

  /** Requests that may be under way. */
  get parallel(): number {
    return Math.floor(this.requests);
  }

  /** Texts of the next request. */
  get batch(): number {
    return this.texts;
  }

  succeeded(): void {
    this.requests = Math.min(parallel.most, this.requests + 1 / this.requests);
    this.texts = Math.min(this.size.most, this.texts + this.size.step);
  }

  /** @param waitMs how long no request is to be sent, if the server said so */
  refused(waitMs = 0): void {
    this.requests = Math.max(1, this.requests / 2);
    this.texts = Math.max(1, Math.floor(this.texts / 2));
    this.freeAt = Math.max(this.freeAt, performance.now() + waitMs);
  }

  /** Milliseconds until a request may be sent. */
  get waitMs(): number {
    return Math.max(0, this.freeAt - performance.now());
  }
}
