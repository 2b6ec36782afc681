import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../webview/shared/contract.ts';
import { createFormat } from '../../../webview/shared/format.ts';
import { progressFacts, progressShare, stageSteps } from '../../../webview/shared/stages.ts';

const format = createFormat('en');
const embedding: Progress = {
  stage: 'embed',
  done: 74_200,
  total: 173_412,
  unit: 'rows',
  rate: 12_400,
  remainingSeconds: 8,
};

describe('stageSteps', () => {
  it('splits the stages of a run at the current one', () => {
    expect(stageSteps('project').map(({ status }) => status)).toEqual([
      ...['done', 'done', 'current'],
      ...['waiting', 'waiting', 'waiting'],
    ]);
  });

  it('waits with all stages of a run before the first report', () => {
    const steps = stageSteps(undefined);
    expect(steps.map(({ stage }) => stage)).toContain('embed');
    expect(steps.every(({ status }) => status === 'waiting')).toBe(true);
  });

  it('shows the stages of a split while one is written', () => {
    expect(stageSteps('verify')).toEqual([
      { stage: 'split', status: 'done' },
      { stage: 'verify', status: 'current' },
    ]);
  });
});

describe('progressFacts', () => {
  it('gives rows, rate and remaining time', () => {
    expect(progressFacts(embedding, format)).toEqual([
      '74,200 of 173,412 rows',
      '12,400 rows/s',
      '8 sec left',
    ]);
  });

  it('gives sizes for bytes', () => {
    const scanning = { ...embedding, stage: 'scan', unit: 'bytes', done: 5e6, total: 2e7 } as const;
    expect(progressFacts({ ...scanning, rate: 1e6 }, format).slice(0, 2)).toEqual([
      '5 MB of 20 MB',
      '1 MB/s',
    ]);
  });

  it('gives no rate for steps', () => {
    const steps = { ...embedding, unit: 'steps', done: 2, total: 7 } as const;
    expect(progressFacts(steps, format)).toEqual(['Step 2 of 7', '8 sec left']);
  });

  it('leaves out what is unknown or over', () => {
    const unknown = { ...embedding, rate: 0, remainingSeconds: undefined };
    expect(progressFacts(unknown, format)).toHaveLength(1);
    expect(progressFacts({ ...embedding, done: embedding.total }, format)).toHaveLength(1);
  });
});

describe('progressShare', () => {
  it('is unknown when there is nothing to do', () => {
    expect(progressShare({ ...embedding, done: 0, total: 0 })).toBeUndefined();
    expect(progressShare(embedding)).toBeCloseTo(0.428, 3);
  });
});
