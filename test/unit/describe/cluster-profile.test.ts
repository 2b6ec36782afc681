import { describe, expect, it } from 'vitest';
import { ProfileCounts } from '../../../src/core/describe/cluster-profile.ts';

describe('ProfileCounts', () => {
  it('measures lengths in characters, languages and defects', () => {
    const counts = new ProfileCounts();
    counts.add({ row: 3, index: 0, instruction: '요약하세요', output: '👍👍' });
    counts.add({ row: 5, index: 0, instruction: 'Sum up the text', output: '' });
    counts.add({ row: 9, index: 0, instruction: '번역해 줘', output: undefined });
    expect(counts.profile()).toEqual({
      rows: 3,
      instructionLength: (5 + 15 + 5) / 3,
      outputLength: 1,
      languages: { korean: 2 / 3, latin: 1 / 3, other: 0, mixed: 0 },
      defects: { empty: 1 / 3 },
    });
    expect(counts.seen.map(({ row }) => row)).toEqual([3, 5, 9]);
  });

  it('has no length of outputs where there are none', () => {
    const counts = new ProfileCounts();
    counts.add({ row: 0, index: 0, instruction: 'a', output: undefined });
    expect(counts.profile().outputLength).toBeNull();
    expect(new ProfileCounts().profile()).toMatchObject({ rows: 0, instructionLength: 0 });
  });
});
