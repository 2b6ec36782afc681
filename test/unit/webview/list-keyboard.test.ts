import { describe, expect, it } from 'vitest';
import { listAction, nextInRing } from '../../../webview/shared/list-keyboard.ts';

describe('listAction', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['Home', 3, 0],
    ['End', 1, 4],
  ])('%s on item %i of 5 moves to %i', (key, from, to) => {
    expect(listAction(key, from, 5)).toEqual({ kind: 'move', index: to });
  });

  it('opens and closes with the horizontal arrows', () => {
    expect(listAction('ArrowRight', 0, 5)).toEqual({ kind: 'expand' });
    expect(listAction('ArrowLeft', 0, 5)).toEqual({ kind: 'collapse' });
  });

  it.each(['Enter', ' ', 'Tab', 'Escape', 'a'])('leaves %j to the browser', key => {
    expect(listAction(key, 0, 5)).toBeUndefined();
  });
});

describe('nextInRing', () => {
  it('goes round in both directions', () => {
    expect(nextInRing(0, 3, false)).toBe(1);
    expect(nextInRing(2, 3, false)).toBe(0);
    expect(nextInRing(0, 3, true)).toBe(2);
    expect(nextInRing(0, 1, false)).toBe(0);
  });

  it('enters at the end that the direction comes from', () => {
    expect(nextInRing(-1, 3, false)).toBe(0);
    expect(nextInRing(-1, 3, true)).toBe(2);
  });
});
