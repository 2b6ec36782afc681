import { availableParallelism } from 'node:os';

/** More threads would need more memory for the model than they are worth. */
const mostThreads = 8;

/** All cores of a small machine; one is left to the editor where there are more than two. */
export function automaticThreads(): number {
  const cores = availableParallelism();
  return Math.min(mostThreads, cores > 2 ? cores - 1 : cores);
}
