import { describe, expect, it } from 'vitest';
import { concepts } from '../../../scripts/sample/corpus/concepts.ts';
import { passages, plainText } from '../../../scripts/sample/corpus/passages.ts';
import { questions } from '../../../scripts/sample/corpus/questions.ts';

describe.each(['ko', 'en'] as const)('the %s corpus', language => {
  it('holds enough different texts', () => {
    expect(new Set(passages[language].map(({ title }) => title)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(passages[language].map(plainText)).size).toBe(passages[language].length);
    expect(new Set(concepts[language].map(({ term }) => term)).size).toBeGreaterThanOrEqual(60);
    expect(new Set(questions[language].map(([question]) => question)).size).toBeGreaterThanOrEqual(
      60,
    );
  });

  it.each(passages[language])('$title has whole sentences, one word to mask in each', passage => {
    expect(passage.sentences.length).toBeGreaterThanOrEqual(4);
    expect(passage.sentences.length).toBeLessThanOrEqual(6);
    expect(passage.questions).toHaveLength(3);
    for (const sentence of passage.sentences) {
      expect(sentence).toMatch(/^[^{}]*\{[^{}\s]+( [^{}\s]+)?\}[^{}]*\.$/u);
    }
  });

  it('keeps to its language', () => {
    const korean = /[가-힣]/u;
    for (const passage of passages[language]) {
      for (const sentence of passage.sentences)
        expect(korean.test(sentence)).toBe(language === 'ko');
    }
  });
});
