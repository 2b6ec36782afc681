import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/core/progress.ts';
import { overallPercent } from '../../../src/host/jobs/overall-percent.ts';

function percent(stage: Stage, done: number, total: number): number {
  return overallPercent({ stage, done, total, unit: 'rows', rate: 0, remainingSeconds: undefined });
}

describe('overallPercent', () => {
  it.each([
    [['scan', 'embed', 'project', 'cluster', 'describe', 'save']],
    [['split', 'verify']],
    [['layout', 'place']],
  ] as const)('runs from 0 to 100 without going back: %j', stages => {
    const steps = stages.flatMap(stage => [
      percent(stage, 0, 4),
      percent(stage, 3, 4),
      percent(stage, 4, 4),
    ]);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(100);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('stands at the beginning of a stage whose size is not known', () => {
    expect(percent('embed', 0, 0)).toBe(percent('scan', 1, 1));
  });
});
