import { describe, expect, it } from 'vitest';
import { classTfIdf } from '../../../src/core/describe/class-tfidf.ts';
import { foldPlurals, TermCounts } from '../../../src/core/describe/term-counts.ts';

function counted(...rows: string[]): TermCounts {
  const counts = new TermCounts();
  for (const row of rows) counts.add(new Set(row.split(' ')));
  return counts;
}

const noCompounds: ReadonlySet<string> = new Set();

describe('classTfIdf', () => {
  it('is tf · log(1 + A / f)', () => {
    const classes = [counted('a b', 'a c'), counted('b d')];
    const [first] = classTfIdf(classes, noCompounds, 10);
    // 4 and 2 terms: A = 3. a: 2 of 4, f = 2; b: 1 of 4, f = 2; c: 1 of 4, f = 1.
    expect(first?.map(({ term }) => term)).toEqual(['a', 'c', 'b']);
    expect(first?.[0]?.score).toBeCloseTo((2 / 4) * Math.log(1 + 3 / 2));
    expect(first?.[1]?.score).toBeCloseTo((1 / 4) * Math.log(1 + 3 / 1));
    expect(first?.[2]?.score).toBeCloseTo((1 / 4) * Math.log(1 + 3 / 2));
  });

  it('prefers what sets a class apart', () => {
    const shared = Array.from({ length: 20 }, () => 'instruction summary');
    const other = Array.from({ length: 20 }, () => 'instruction equation');
    const [first, second] = classTfIdf([counted(...shared), counted(...other)], noCompounds, 1);
    expect(first?.[0]?.term).toBe('summary');
    expect(second?.[0]?.term).toBe('equation');
  });

  it('passes over terms of a single row in a class of many', () => {
    const rows = Array.from({ length: 12 }, (_, index) => `shared once${index}`);
    expect(classTfIdf([counted(...rows)], noCompounds, 10)[0]?.map(({ term }) => term)).toEqual([
      'shared',
    ]);
  });

  it('lets a compound speak for its parts', () => {
    const rows = counted('인공 지능 인공지능', '인공 지능 인공지능', '지능', '지능', '지능');
    const terms = classTfIdf([rows], new Set(['인공지능']), 10)[0]?.map(({ term }) => term);
    expect(terms).toEqual(['지능', '인공지능']);
  });

  it('has nothing to say about classes without terms', () => {
    expect(classTfIdf([], noCompounds, 10)).toEqual([]);
    expect(classTfIdf([new TermCounts()], noCompounds, 10)).toEqual([[]]);
  });
});

describe('TermCounts', () => {
  it('counts a term once a row', () => {
    const counts = counted('again again again', 'again');
    expect(counts.counts.get('again')).toBe(2);
  });
});

describe('foldPlurals', () => {
  it('joins a plural with the singular that occurs, in any class', () => {
    const classes = [counted('questions box', 'question cities'), counted('boxes city news new')];
    foldPlurals(classes);
    expect([...(classes[0]?.counts ?? [])].sort()).toEqual([
      ['box', 1],
      ['city', 1],
      ['question', 2],
    ]);
    expect([...(classes[1]?.counts ?? [])].sort()).toEqual([
      ['box', 1],
      ['city', 1],
      ['new', 1],
      ['news', 1],
    ]);
  });

  it('knows both ways in which a word ends in -es', () => {
    const classes = [counted('phrases classes', 'phrase class')];
    foldPlurals(classes);
    expect([...(classes[0]?.counts ?? [])].sort()).toEqual([
      ['class', 2],
      ['phrase', 2],
    ]);
  });

  it('leaves other words in -s alone', () => {
    const classes = [counted('class clas analysis analysi bonus bonu lens james jam')];
    foldPlurals(classes);
    expect(classes[0]?.counts.size).toBe(9);
  });

  it('is not led astray by a misspelt singular', () => {
    const classes = [counted(...Array.from({ length: 11 }, () => 'jones'), 'jone')];
    foldPlurals(classes);
    expect(classes[0]?.counts.get('jones')).toBe(11);
  });
});
