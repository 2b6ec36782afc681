import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleSegments } from '../../../webview/shared/visible-text.ts';

const shown = (text: string): string =>
  visibleSegments(text)
    .map(segment => (segment.control ? `<${segment.text}>` : segment.text))
    .join('');

describe('visibleSegments', () => {
  it.each([
    ['a\u0000b', 'a<U+0000>b'],
    ['a\r\nb', 'a<U+000D>\nb'],
    ['\u202Ereversed\u2069', '<U+202E>reversed<U+2069>'],
    ['zero\u200Bwidth\uFEFF', 'zero<U+200B>width<U+FEFF>'],
    ['half \uD83D pair', 'half <U+D83D> pair'],
    ['\u{E0041}', '<U+E0041>'],
  ])('shows what is invisible in %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    '',
    '한국어와 English',
    'tab\tand\nline',
    'می‌خواهم',
    '👩‍👩‍👧 and 🇰🇷',
    '<img src=x onerror=alert(1)>',
  ])('leaves %j as it is', text => {
    expect(shown(text)).toBe(text);
    expect(visibleSegments(text)).toHaveLength(text === '' ? 0 : 1);
  });

  it('never leaves a control character in what is shown', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(anyText, text => {
        expect(shown(text)).not.toMatch(/[\u0000-\u0008\u202A-\u202E\u2066-\u2069\p{Cs}]/u);
      }),
    );
  });
});
