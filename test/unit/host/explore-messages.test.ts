import { describe, expect, it } from 'vitest';
import { parseExploreMessage } from '../../../src/host/explore/explore-messages.ts';

describe('what the explore page may send', () => {
  const parse = (method: string, params: unknown): unknown =>
    parseExploreMessage({ kind: 'request', id: 1, method, params });

  it.each([
    ['show', { query: { source: { kind: 'all' }, clusters: [3] }, ticket: 1 }],
    ['show', { query: { source: { kind: 'meaning', text: 'a' }, clusters: [] }, ticket: 2 }],
    ['sort', { order: { by: 'length', descending: true } }],
    ['rows', { first: 0, count: 64 }],
    ['copyRows', { places: [{ start: 2, end: 400_000 }] }],
    ['edit', { action: 'moveNew', places: [{ start: 0, end: 0 }] }],
    ['keepColumns', { columns: [{ field: '지시', width: 240 }] }],
  ])('is %s with %j', (method, params) => {
    expect(parse(method, params)).toEqual({ kind: 'request', id: 1, method, params });
  });

  it.each([
    [
      'show',
      { query: { source: { kind: 'words', query: { text: '' } }, clusters: [] }, ticket: 1 },
    ],
    ['show', { query: { source: { kind: 'all' }, clusters: [0] }, ticket: 1 }],
    ['rows', { first: -1, count: 64 }],
    ['rows', { first: 0, count: 1e9 }],
    ['edit', { action: 'delete', places: [] }],
    ['sort', { order: { by: 'size', descending: false } }],
    ['constructor', undefined],
  ])('is not %s with %j', (method, params) => {
    expect(parse(method, params)).toBeUndefined();
  });
});
