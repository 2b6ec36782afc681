import { describe, expect, it } from 'vitest';
import type { PlannedFile } from '../../../webview/shared/contract.ts';
import { createFormat } from '../../../webview/shared/format.ts';
import { addsUp, totalsOf, totalsSentence } from '../../../webview/panel/split/split-totals.ts';

const format = createFormat('en');
const file = (kind: PlannedFile['kind'], rows: number): PlannedFile => ({
  file: kind,
  kind,
  cluster: kind === 'cluster' ? 1 : null,
  type: null,
  rows,
  bytes: 0,
});

describe('totalsSentence', () => {
  it('adds the kept clusters, the dropped rows and the invalid lines', () => {
    const files = [file('cluster', 1800), file('cluster', 40), file('dropped', 160)];
    const totals = totalsOf({ files, lines: 2000, leftOut: 0 });
    expect(addsUp(totals)).toBe(true);
    expect(totalsSentence(totals, format)).toBe(
      'kept 1,840 + dropped 160 + invalid 0 = 2,000 lines',
    );
  });

  it('names rows without a cluster when there are some', () => {
    const files = [file('cluster', 1), file('unclustered', 5), file('invalid', 2)];
    expect(totalsSentence(totalsOf({ files, lines: 8, leftOut: 0 }), format)).toBe(
      'kept 1 + dropped 0 + without a cluster 5 + invalid 2 = 8 lines',
    );
  });

  it('counts what a sample leaves out', () => {
    const files = [file('type', 3), file('combined', 4), file('dropped', 1)];
    const totals = totalsOf({ files, lines: 18, leftOut: 10 });
    expect(totalsSentence(totals, format)).toBe(
      'kept 7 + left out 10 + dropped 1 + invalid 0 = 18 lines',
    );
  });

  it('shows that a plan does not add up', () => {
    const totals = totalsOf({ files: [file('cluster', 1)], lines: 2, leftOut: 0 });
    expect(addsUp(totals)).toBe(false);
    expect(totalsSentence(totals, format)).toBe('kept 1 + dropped 0 + invalid 0 ≠ 2 lines');
  });
});
