import type { Engine } from '../../src/core/engine.ts';

/** One row of the table. */
export interface Measurement {
  readonly stage: string;
  /** What it was measured on. */
  readonly size: string;
  /** Our figures, such as `1.25 s, 64 MB/s`. */
  readonly ours: string;
  /** Whom we are compared with, and the figures of the same work. */
  readonly peer?: string;
  /** Seconds of the peer over ours, for the same amount of work. */
  readonly ratio?: number;
  /** The ratio that is to be reached. */
  readonly goal?: number;
}

/** What every benchmark is given. */
export interface Setting {
  /** Full sizes instead of those for a look in between. */
  readonly full: boolean;
  /** Times that every contestant runs. */
  readonly rounds: number;
  /** An empty folder that is removed afterwards. */
  readonly folder: string;
  /** The engine of the program, loaded on first use. */
  readonly engine: () => Promise<Engine>;
  /** Says that a part was left out. */
  readonly skip: (what: string, reason: Missing) => void;
}

/** Measures one stage. Throws `Missing` when it cannot be measured here at all. */
export interface Benchmark {
  readonly name: string;
  measure(setting: Setting): AsyncIterable<Measurement>;
}

/** Something that this machine has not got; its message says what, and what to do. */
export class Missing extends Error {}
