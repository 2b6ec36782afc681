import { describe, expect, it } from 'vitest';
import { rowOutput } from '../../../src/core/dataset/rows/row-output.ts';

describe('rowOutput', () => {
  it.each([
    [{ instruction: 'a', output: ' b ' }, 'b'],
    [{ prompt: 'a', completion: 'b' }, 'b'],
    [{ question: 'a', answer: 7 }, '7'],
    [{ instruction: 'a', output: '', response: 'b' }, 'b'],
    [{ prompt: 'a', chosen: 'b', rejected: 'c' }, 'b'],
    [{ chosen: [{ content: 'a' }, { content: 'b' }] }, 'b'],
    [{ prompt: [{ content: 'a' }], completion: [{ content: 'b' }] }, 'b'],
    [
      {
        messages: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b' },
        ],
      },
      'b',
    ],
    [
      {
        conversations: [
          { from: 'human', value: 'a' },
          { from: 'gpt', value: 'b' },
        ],
      },
      'b',
    ],
    [{ instruction: 'a', output: ' ' }, ''],
    [{ messages: [{ role: 'user', content: 'a' }] }, ''],
    [{ instruction: 'a', label: 'b' }, undefined],
  ])('of %j is %j', (row, output) => {
    expect(rowOutput(row)).toBe(output);
  });
});
