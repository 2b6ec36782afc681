import { expect, it } from 'vitest';
import { progressText } from '../../../src/cli/progress-line.ts';

it('says how far a download is, how fast it is, and how long it takes', () => {
  const progress = { stage: 'download', unit: 'bytes', done: 58.8e6, total: 140e6 } as const;
  expect(progressText({ ...progress, rate: 2.1e6, remainingSeconds: 38.7 })).toBe(
    'Downloading 42% · 58.8 of 140.0 MB · 2.1 MB/s · 39 s left',
  );
  expect(progressText({ ...progress, rate: 0, remainingSeconds: undefined })).toBe(
    'Downloading 42% · 58.8 of 140.0 MB',
  );
});

it('says how many rows are done', () => {
  const progress = { stage: 'embed', unit: 'rows', done: 21_000, total: 50_000 } as const;
  expect(progressText({ ...progress, rate: 3100, remainingSeconds: 9 })).toBe(
    'Embedding 42% · 21,000 of 50,000 · 3,100 rows/s · 9 s left',
  );
});
