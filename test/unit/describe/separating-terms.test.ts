import { describe, expect, it } from 'vitest';
import { separatingTerms } from '../../../src/core/describe/separating-terms.ts';
import { TermCounts } from '../../../src/core/describe/term-counts.ts';

function counted(rows: number, terms: Readonly<Record<string, number>>): TermCounts {
  const counts = new TermCounts();
  counts.rows = rows;
  for (const [term, count] of Object.entries(terms)) counts.counts.set(term, count);
  return counts;
}

describe('separatingTerms', () => {
  const own = counted(100, { 문장: 90, 요약: 60, 순서: 5, 드문: 1 });
  const others = counted(100, { 문장: 88, 순서: 60, 배열: 70 });

  it('takes what is frequent here and rare there', () => {
    expect(separatingTerms(own, others, 5)).toEqual([{ term: '요약', share: 0.6, other: 0 }]);
    expect(separatingTerms(others, own, 5).map(({ term }) => term)).toEqual(['배열', '순서']);
  });

  it('takes no more than asked for, and none of nothing', () => {
    expect(separatingTerms(others, own, 1).length).toBe(1);
    expect(separatingTerms(new TermCounts(), own, 5)).toEqual([]);
    expect(separatingTerms(own, new TermCounts(), 5)).toEqual([]);
  });
});
