import { compareWith } from '../math/centroid-memory.ts';
import { nearestProgram, type NearestProgram } from '../math/nearest-program.ts';
import type { AssignmentPlaces, PartPlaces } from './assignment-places.ts';

/** How a pass goes, as `assign` of `wasm/nearest.ts` is told it. */
export interface PassBounds {
  readonly most: number;
  readonly farthest: number;
  readonly mostBut: number;
  readonly withSums: boolean;
}

/** Words of the control: counters, which are only touched by `Atomics`, and the bounds, written before a pass begins. */
const counters = { pass: 0, nextPart: 1, working: 2, moved: 3 } as const;
const boundsWord = 4;

/**
 * The parts of an assignment as one thread sees them. In every pass each part is taken by one thread, whichever is free,
 * and has sums of its own: the outcome does not depend on how many there are.
 */
export class AssignmentParts {
  readonly program: NearestProgram;
  private readonly control: Int32Array;
  private readonly bounds: Float32Array;

  /** @param thread 0 for the one that begins the passes */
  constructor(
    memory: WebAssembly.Memory,
    private readonly places: AssignmentPlaces,
    thread: number,
  ) {
    const { rows, lengths, weights, index, lower, upper, centroids, control, scratch } = places;
    this.program = nearestProgram(memory);
    this.program.setVectors(rows, centroids.size, lengths, weights, index, lower, upper);
    compareWith(this.program, centroids, scratch[thread] ?? 0);
    this.control = new Int32Array(memory.buffer, control, boundsWord);
    this.bounds = new Float32Array(memory.buffer, control + boundsWord * 4, 4);
  }

  /** Vectors that have moved in this pass. */
  get moved(): number {
    return Atomics.load(this.control, counters.moved);
  }

  /** Begins a pass; the threads that wait for one join in. */
  begin({ most, farthest, mostBut, withSums }: PassBounds): void {
    this.bounds.set([most, farthest, mostBut, Number(withSums)]);
    Atomics.store(this.control, counters.moved, 0);
    Atomics.store(this.control, counters.nextPart, 0);
    Atomics.add(this.control, counters.pass, 1);
    Atomics.notify(this.control, counters.pass);
  }

  /** The next part of this pass that nobody has taken. */
  take(): PartPlaces | undefined {
    return this.places.parts[Atomics.add(this.control, counters.nextPart, 1)];
  }

  /** Moves the vectors `start … end` of a part to their nearest centroids. */
  assign({ sums, members }: PartPlaces, start: number, end: number): void {
    const [most = 0, farthest = 0, mostBut = 0, withSums = 0] = this.bounds;
    this.program.setSums(sums, members);
    const moved = this.program.assign(start, end, most, farthest, mostBut, withSums);
    Atomics.add(this.control, counters.moved, moved);
  }

  /** Puts one vector into another cluster, between passes. */
  move(vector: number, to: number): void {
    const part = this.places.parts.find(({ end }) => vector < end);
    if (part === undefined) throw new RangeError(`There is no vector ${vector}.`);
    this.program.setSums(part.sums, part.members);
    this.program.move(vector, to);
  }

  /** When no other thread is at a part any more; only once all parts are taken. */
  async settled(): Promise<void> {
    for (;;) {
      const working = Atomics.load(this.control, counters.working);
      if (working === 0) return;
      await Atomics.waitAsync(this.control, counters.working, working).value;
    }
  }

  /** Joins in every pass from now on; the thread never does anything else. */
  joinAlways(): never {
    for (let pass = 0; ;) {
      Atomics.wait(this.control, counters.pass, pass);
      pass = Atomics.load(this.control, counters.pass);
      Atomics.add(this.control, counters.working, 1);
      for (let part = this.take(); part !== undefined; part = this.take()) {
        this.assign(part, part.start, part.end);
      }
      Atomics.sub(this.control, counters.working, 1);
      Atomics.notify(this.control, counters.working);
    }
  }
}
