/** Does a piece of work once and answers its seconds. */
export type Contestant = () => Promise<number>;

/**
 * Runs the contestants in turn, A B A B …, so that whatever else the machine does slows all alike.
 * @returns the median of the seconds of each
 */
export async function alternate(
  rounds: number,
  contestants: readonly Contestant[],
): Promise<number[]> {
  const seconds = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of contestants.entries()) seconds[index]?.push(await run());
  }
  return seconds.map(median);
}

/** Makes a contestant of work that does not measure itself. */
export function timed(work: () => Promise<unknown>): Contestant {
  return async () => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };
}

/**
 * Makes a contestant of work in this process, told in seconds of its processors: what else the machine does counts less than with
 * seconds of the clock.
 */
export function timedByProcessor(work: () => Promise<unknown>): Contestant {
  return async () => {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
