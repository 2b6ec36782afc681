import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextTerms } from '../../../src/core/describe/text-terms.ts';

async function termsOf(text: string): Promise<string[]> {
  return [...(await new TextTerms().termsOf(text))];
}

describe('the terms of a text', () => {
  it('folds the forms of a Korean noun', async () => {
    expect(await termsOf('문장을 문장이 문장은 문장에서 문장들의')).toEqual(['문장']);
  });

  it('gives verbs and adjectives in dictionary form', async () => {
    const terms = await termsOf('글을 읽고 아름다운 이야기를 만들었다');
    expect(terms).toEqual(['글', '읽다', '아름답다', '이야기', '만들다']);
  });

  it('knows a compound noun and its parts', async () => {
    const terms = new TextTerms();
    expect([...(await terms.termsOf('인공지능은'))]).toEqual(['인공', '지능', '인공지능']);
    expect([...terms.compounds]).toEqual(['인공지능']);
  });

  it('leaves out what says nothing', async () => {
    expect(await termsOf('그것은 무엇이며 왜 그런 것인가요? 해 주세요.')).toEqual([]);
    expect(await termsOf("What is this, and why don't you do it? It’s 12,345 or 3rd")).toEqual([
      'rd',
    ]);
  });

  it('takes English words in lower case, also inside Korean', async () => {
    expect(await termsOf('Python으로 REST API를 호출하는 방법')).toEqual([
      'python',
      'rest',
      'api',
      '호출',
      '방법',
    ]);
  });

  it('drops what templates and the web leave behind', async () => {
    const text =
      '<|im_start|>user\n### Instruction:\n[INST] Summarise <br /> https://example.org/a?b=c \\n text</s>';
    expect(await termsOf(text)).toEqual(['user', 'summarise', 'text']);
  });

  it('is the same for composed and decomposed Hangul', async () => {
    const text = '마지막 문장을 고르세요';
    expect(await termsOf(text.normalize('NFD'))).toEqual(await termsOf(text));
    expect(await termsOf(text)).toContain('문장');
  });

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: fc.constantFrom('가', '힣', '뷁', 'ㅋ', ' ', '을', '\ud83d') }),
        ),
        async text => {
          for (const term of await termsOf(text)) {
            expect(term).not.toMatch(/[\s\d<>{}]/);
            expect(term.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
