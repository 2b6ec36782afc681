import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/core/describe/languages.ts';

describe('languageOf', () => {
  it.each([
    ['다음 글을 요약하세요.', 'korean'],
    ['다음 글을 세 문장으로 요약하세요. (ChatGPT)', 'korean'],
    ['Summarise the text below.', 'latin'],
    ['다음을 번역해: The weather is fine today', 'mixed'],
    ['次の文章を要約してください', 'other'],
    ['12 + 30 = ?', 'other'],
    ['', 'other'],
  ])('says of %j that it is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
