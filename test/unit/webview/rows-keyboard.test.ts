import { expect, it } from 'vitest';
import { gridAction } from '../../../webview/grid/grid-keyboard.ts';
import { parseViewState } from '../../../webview/rows/view-state.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it('moves, opens and closes by the keys of a tree grid, and leaves the workbench its own', () => {
  expect(gridAction({ ...plain, key: 'ArrowDown' })).toEqual({ kind: 'move', by: 1 });
  expect(gridAction({ ...plain, key: 'PageUp' })).toEqual({ kind: 'page', direction: -1 });
  expect(gridAction({ ...plain, key: 'Enter' })).toEqual({ kind: 'toggle' });
  expect(gridAction({ ...plain, key: 'Escape' })).toEqual({ kind: 'collapse' });
  expect(gridAction({ ...plain, key: 'c', ctrlKey: true })).toEqual({ kind: 'copy' });
  expect(gridAction({ ...plain, key: 'PageDown', ctrlKey: true })).toBeUndefined();
  expect(gridAction({ ...plain, key: '.', altKey: true })).toBeUndefined();
  expect(gridAction({ ...plain, key: 'a' })).toBeUndefined();
});

it('starts anew from a state that is none', () => {
  const fresh = parseViewState(undefined);
  expect(fresh.cursor).toBe(0);
  expect(parseViewState({ ...fresh, cursor: -1 })).toEqual(fresh);
  const kept = { ...fresh, cursor: 12, expanded: [3], position: { line: 9, offset: 4.5 } };
  expect(parseViewState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});
