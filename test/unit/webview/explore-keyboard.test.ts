import { expect, it } from 'vitest';
import { tableAction } from '../../../webview/explore/table-keyboard.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each([
  ['ArrowDown', {}, { kind: 'move', by: 1 }],
  ['ArrowDown', { shiftKey: true }, { kind: 'extend', move: { kind: 'move', by: 1 } }],
  ['End', { shiftKey: true, ctrlKey: true }, { kind: 'extend', move: { kind: 'last' } }],
  ['ArrowUp', { altKey: true }, { kind: 'step', by: -1 }],
  [' ', {}, { kind: 'select' }],
  ['Delete', {}, { kind: 'drop' }],
  ['Delete', { shiftKey: true }, undefined],
  ['a', { ctrlKey: true }, { kind: 'selectAll' }],
  ['A', { metaKey: true }, { kind: 'selectAll' }],
  ['Enter', { ctrlKey: true }, { kind: 'reveal' }],
  ['Enter', {}, { kind: 'toggle' }],
  ['c', { ctrlKey: true }, { kind: 'copy' }],
  ['Escape', {}, { kind: 'collapse' }],
  ['Enter', { shiftKey: true }, undefined],
  ['/', { altKey: true }, undefined],
  ['a', {}, undefined],
])('%s with %j in the table', (key, modifiers, action) => {
  expect(tableAction({ key, ...none, ...modifiers })).toEqual(action);
});
