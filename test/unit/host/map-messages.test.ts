import { describe, expect, it } from 'vitest';
import { parseMapMessage } from '../../../src/host/map/map-messages.ts';

const request = (method: string, params?: unknown): unknown =>
  parseMapMessage({ kind: 'request', id: 1, method, params });

describe('parseMapMessage', () => {
  it.each([
    ['ready', undefined],
    ['points', undefined],
    ['row', { row: 0 }],
    ['reveal', { line: 1 }],
    ['savePicture', { png: Uint8Array.of(1, 2) }],
  ])('takes %s', (method, params) => {
    expect(request(method, params)).toEqual({ kind: 'request', id: 1, method, params });
  });

  it.each([
    ['row', { row: -1 }],
    ['row', { row: '0' }],
    ['reveal', { line: 0 }],
    ['savePicture', { png: 'text' }],
    ['split', undefined],
  ])('refuses %s with %j', (method, params) => {
    expect(request(method, params)).toBeUndefined();
  });
});
