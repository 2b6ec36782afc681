import { workerData } from 'node:worker_threads';
import { AssignmentParts } from './assignment-parts.ts';
import type { AssignmentPlaces } from './assignment-places.ts';

export interface AssignmentThreadData {
  readonly memory: WebAssembly.Memory;
  readonly places: AssignmentPlaces;
  /** From 1. */
  readonly thread: number;
}

/** The entry of a thread that helps with one assignment until it is terminated. */
const { memory, places, thread } = workerData as AssignmentThreadData;
new AssignmentParts(memory, places, thread).joinAlways();
