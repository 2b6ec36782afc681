import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../webview/shared/format.ts';
import { positionsText, termRatio } from '../../../webview/panel/cluster/measure-text.ts';

const format = createFormat('en');

describe('positionsText', () => {
  it('names the part of the file that holds most of the rows', () => {
    const positions = [0, 0, 50, 45, 0, 0, 0, 0, 0, 5];
    expect(positionsText(positions, format)).toBe(
      'nine of ten rows between 20% and 40% of the file',
    );
  });

  it('says so when they are everywhere', () => {
    expect(positionsText(Array<number>(32).fill(3), format)).toBe('all over the file');
  });
});

describe('termRatio', () => {
  const term = { term: '요약', score: 1 };

  it('says how many times as often the term stands in its cluster', () => {
    expect(termRatio({ ...term, share: 0.5, rest: 0.2 }, format)).toBe('×2.5');
    expect(termRatio({ ...term, share: 0.5, rest: 0.01 }, format)).toBe('×50');
    expect(termRatio({ ...term, share: 0.5, rest: 0 }, format)).toBe('×100+');
  });

  it('says nothing when it was not measured', () => {
    expect(termRatio(term, format)).toBeUndefined();
  });
});
