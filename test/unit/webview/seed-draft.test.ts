import { describe, expect, it } from 'vitest';
import {
  readySeeds,
  rowsDrawn,
  seedOf,
  withEmptySeed,
  type SeedDraft,
} from '../../../webview/panel/seeds/seed-draft.ts';

const emptySeed: SeedDraft = { key: 1, name: '', type: '', phrases: '', lines: [] };

describe('withEmptySeed', () => {
  it('gives every draft a number of its own, also beside those that were kept', () => {
    const drafts = withEmptySeed([{ ...emptySeed, key: 7 }, emptySeed]);
    expect(drafts.map(({ key }) => key)).toEqual([7, 1, 8]);
    expect(withEmptySeed([])).toEqual([emptySeed]);
  });
});

describe('seedOf', () => {
  it('is a seed as soon as there is a name and something that rows can be like', () => {
    const draft = emptySeed;
    expect(seedOf(draft)).toBeUndefined();
    expect(seedOf({ ...draft, name: 'order', phrases: ' \n' })).toBeUndefined();
    expect(seedOf({ ...draft, name: ' order ', phrases: ' put in order \n\n배열' })).toEqual({
      name: 'order',
      type: '',
      phrases: ['put in order', '배열'],
      lines: [],
    });
    const moved = seedOf({ ...draft, name: 'order', lines: [3], threshold: 0.4 });
    expect(moved).toMatchObject({ lines: [3], threshold: 0.4 });
  });
});

describe('readySeeds', () => {
  it('leaves out what is not ready, and keeps whose seed is whose', () => {
    const drafts = [emptySeed, { ...emptySeed, key: 2, name: 'order', lines: [1] }];
    expect(readySeeds(drafts).map(({ key }) => key)).toEqual([drafts[1]?.key]);
  });
});

describe('rowsDrawn', () => {
  it('is what all seeds take together', () => {
    const draw = { threshold: 0.4, highest: 0.9, nearest: [], border: [] };
    expect(rowsDrawn(new Map([1, 2].map(key => [key, { ...draw, rows: key }])))).toBe(3);
  });
});
