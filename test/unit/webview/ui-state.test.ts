import { describe, expect, it } from 'vitest';
import { forRun, parseUiState } from '../../../webview/ui-state.ts';

const kept = {
  version: 1,
  run: 'a',
  expanded: 3,
  filter: '요약',
  sampleKind: 'far',
  scroll: 120,
} as const;

describe('parseUiState', () => {
  it('gives back what was kept', () => {
    expect(parseUiState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
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

  it('keeps only the kind of samples for another run', () => {
    expect(forRun(kept, 'b')).toEqual({
      ...{ version: 1, run: 'b', expanded: null, filter: '' },
      ...{ sampleKind: 'far', scroll: 0 },
    });
  });
});
