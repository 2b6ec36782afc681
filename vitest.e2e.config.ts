import { defineConfig } from 'vitest/config';

/** A person's steps follow from each other: one file at a time, and nothing after a failure. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    bail: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
