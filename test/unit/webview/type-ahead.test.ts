import { describe, expect, it } from 'vitest';
import { TypeAhead } from '../../../webview/panel/list/type-ahead.ts';

const texts = ['1 요약, 문장', '2 solve, equation', '12 define, 정의', '3 Solid, state'];

describe('TypeAhead', () => {
  it('goes to the next item that the letter begins, and around the end', () => {
    const typed = new TypeAhead();
    expect(typed.find('s', 0, texts, 1)).toBe(3);
    expect(typed.find('s', 2000, texts, 3)).toBe(1);
    expect(typed.find('요', 4000, texts, 2)).toBe(0);
  });

  it('takes letters that follow each other together, and numbers', () => {
    const typed = new TypeAhead();
    expect(typed.find('s', 0, texts, 0)).toBe(1);
    expect(typed.find('o', 100, texts, 1)).toBe(1);
    expect(typed.find('l', 200, texts, 1)).toBe(1);
    expect(typed.find('i', 300, texts, 1)).toBe(3);
    expect(typed.find('1', 3000, texts, 0)).toBe(2);
    expect(typed.find('2', 3100, texts, 2)).toBe(2);
  });

  it('leaves other keys and a lone space alone', () => {
    const typed = new TypeAhead();
    expect(typed.find('Tab', 0, texts, 0)).toBeUndefined();
    expect(typed.find(' ', 0, texts, 0)).toBeUndefined();
    expect(typed.find('z', 0, texts, 0)).toBeUndefined();
  });
});
