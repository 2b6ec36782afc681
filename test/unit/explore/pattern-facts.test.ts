import { describe, expect, it } from 'vitest';
import { patternFacts, type PatternFacts } from '../../../src/core/explore/pattern-facts.ts';

const anyChar = (): boolean => true;

describe('what a regular expression says of its matches', () => {
  const facts: readonly (readonly [string, Partial<PatternFacts>])[] = [
    ['재미.{1,3}없', { literal: '재미', before: 0, behind: 6, isLocal: true }],
    ['.{0,4}재미[^.]?', { literal: '재미', before: 4, behind: 3, isLocal: true }],
    ['a+bcd?', { literal: 'bc', before: Infinity, behind: Infinity }],
    ['a(?:bc|d)(ef)?g', { literal: 'a', before: 0, behind: 6 }],
    ['(?:x(yz)){2}', { literal: 'yz', before: 1, behind: 5 }],
    ['[a\\]b]\\.\\u{ac00}\\x41', { literal: '.가A', before: 1, behind: 3 }],
    ['^foo', { literal: 'foo', isLocal: false }],
    ['(?=foo)b', { literal: 'b', isLocal: false }],
    ['\\bfoo', { literal: 'foo', isLocal: false }],
    ['foo|bar', { literal: '', isLocal: true }],
    ['(foo)\\1', { literal: '', isLocal: false }],
    ['(?<n>foo)\\p{L}\\d', { literal: 'foo', before: 0, behind: 5, isLocal: true }],
  ];

  it.each(facts)('%s', (source, expected) => {
    expect(patternFacts(source, anyChar)).toMatchObject(expected);
  });

  it('leaves out characters that do not stand for themselves', () => {
    expect(patternFacts('ab"cde', char => char !== '"').literal).toBe('cde');
  });
});
