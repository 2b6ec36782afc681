/** Adds up the wall-clock seconds of the stages of a run. */
export class StageClock {
  private readonly milliseconds = new Map<string, number>();

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.milliseconds.set(stage, (this.milliseconds.get(stage) ?? 0) + performance.now() - start);
    }
  }

  /** Seconds by stage, to the millisecond. */
  seconds(): Record<string, number> {
    return Object.fromEntries(
      [...this.milliseconds].map(([stage, value]) => [stage, Math.round(value) / 1000]),
    );
  }
}
