import { describe, expect, it } from 'vitest';
import { parsePanelMessage } from '../../../src/host/panel/panel-messages.ts';

const request = (method: string, params?: unknown): unknown => ({
  kind: 'request',
  id: 1,
  method,
  params,
});

describe('parsePanelMessage', () => {
  it.each([
    [request('ready')],
    [{ kind: 'request', id: 1, method: 'ready' }],
    [request('samples', { cluster: 3, kind: 'far' })],
    [request('row', { row: 0 })],
    [request('reveal', { line: 1 })],
    [request('edit', { edit: { kind: 'drop', clusters: [1] } })],
    [request('goToEdit', { entry: 3 })],
    [request('split', { options: {}, replace: false })],
    [request('recut', { k: 12 })],
    [request('recut', { k: 'auto' })],
    [{ kind: 'cancel', id: 7 }],
  ])('takes %j', message => {
    expect(parsePanelMessage(message)).toEqual(message);
  });

  it.each([
    ['text'],
    [null],
    [{ kind: 'event', name: 'state', value: 1 }],
    [request('clear')],
    [request('toString')],
    [request('ready', { more: 1 })],
    [request('samples', { cluster: 0, kind: 'far' })],
    [request('samples', { cluster: 1, kind: 'best' })],
    [request('row', { row: 1.5 })],
    [request('reveal', { line: '1' })],
    [request('split', {})],
    [request('recut', { k: 1 })],
    [request('recut', { k: '12' })],
    [{ kind: 'cancel', id: 'x' }],
  ])('refuses %j', message => {
    expect(parsePanelMessage(message)).toBeUndefined();
  });

  it('leaves out what a request has no use for', () => {
    expect(parsePanelMessage(request('row', { row: 2, path: '/etc' }))).toEqual(
      request('row', { row: 2 }),
    );
  });
});
