import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../webview/shared/format.ts';
import { curvePoints } from '../../../webview/panel/run/k-curve.ts';
import { cutText, kText } from '../../../webview/panel/run/k-text.ts';
import { runOf } from '../../../scripts/preview-panel/fixtures.ts';

const format = createFormat('en');
const run = {
  ...runOf(3, 100),
  automaticK: 3,
  silhouettes: [
    { k: 2, score: 0.1 },
    { k: 3, score: 0.3 },
    { k: 4, score: 0.2 },
  ],
};

describe('kText', () => {
  it('says number, silhouette, and which is the automatic choice', () => {
    expect(kText(run, 2, format)).toBe('2 clusters, silhouette 0.10');
    expect(kText(run, 3, format)).toBe('3 clusters, silhouette 0.30, the automatic choice');
    expect(kText(run, 300, format)).toBe('300 clusters');
  });
});

describe('cutText', () => {
  it('says how large the largest and the smallest cluster would be', () => {
    expect(cutText({ k: 3, sizes: [60, 30, 10] }, format)).toBe('each about 10.0% to 60.0%');
    expect(cutText(undefined, format)).toBeUndefined();
  });
});

describe('curvePoints', () => {
  it('fills a square from the least to the most', () => {
    expect(curvePoints(run.silhouettes)).toEqual([
      { k: 2, x: 0, y: 0 },
      { k: 3, x: 0.5, y: 1 },
      { k: 4, x: 1, y: expect.closeTo(0.5, 9) as number },
    ]);
    expect(curvePoints([])).toEqual([]);
    expect(curvePoints([{ k: 2, score: 0.1 }])).toEqual([{ k: 2, x: 0.5, y: 0.5 }]);
  });
});
