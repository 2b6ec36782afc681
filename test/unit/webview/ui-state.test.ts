import { describe, expect, it } from 'vitest';
import { forRun, parseUiState, seedsOf, type UiState } from '../../../webview/panel/ui-state.ts';

const kept = {
  version: 1,
  run: 'a',
  expanded: 3,
  filter: '요약',
  sampleKind: 'far',
  order: 'name',
  shown: 'kept',
  grouped: true,
  folded: ['group-1'],
  seeds: { 'a.jsonl': [{ key: 2, name: '순서', type: '', phrases: 'order', lines: [3] }] },
  seeding: true,
  scroll: 120,
} satisfies UiState;

describe('parseUiState', () => {
  it('gives back what was kept', () => {
    expect(parseUiState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('takes what an earlier version kept', () => {
    const earlier = { ...kept, order: undefined, seeds: undefined, seeding: undefined };
    const usual = { order: 'size', seeds: {}, seeding: false };
    expect(parseUiState(earlier)).toEqual({ ...kept, ...usual });
  });

  it.each([undefined, null, 'text', {}, { ...kept, version: 2 }, { ...kept, scroll: 'far' }])(
    'starts fresh from %j',
    raw => {
      expect(parseUiState(raw)).toMatchObject({ expanded: null, filter: '', scroll: 0 });
    },
  );
});

describe('forRun', () => {
  it('keeps everything for the same run', () => {
    expect(forRun(kept, 'a')).toBe(kept);
  });

  it('keeps only what holds for any run for another one', () => {
    expect(forRun(kept, 'b')).toEqual({
      ...{ version: 1, run: 'b', expanded: null, filter: '' },
      ...{ sampleKind: 'far', order: 'name', shown: 'all', grouped: true, folded: [], scroll: 0 },
      ...{ seeds: kept.seeds, seeding: false },
    });
  });
});

describe('seedsOf', () => {
  it('has what was written for the file, and an empty one to begin with', () => {
    expect(seedsOf(kept, 'a.jsonl')).toEqual(kept.seeds['a.jsonl']);
    expect(seedsOf(kept, 'b.jsonl')).toMatchObject([{ name: '', lines: [] }]);
  });
});
