import type { Work } from '../../src/core/progress.ts';

/** Work that nobody watches and nobody cancels. */
export const unwatched: Work = {
  signal: new AbortController().signal,
  report: () => undefined,
};
