import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from '../../../src/core/dataset/scan/key-index.ts';
import { keyBytes, textKey } from '../../../src/core/dataset/scan/text-hash.ts';

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');

/** Keys of which many are equal, and many more share the word that decides where they lie. */
const key = fc
  .tuple(fc.constantFrom(0, 1, 2047, 0xffffffff), fc.nat({ max: 40 }))
  .map(([head, tail]) => {
    const bytes = Buffer.alloc(keyBytes);
    bytes.writeUInt32LE(head);
    bytes.writeUInt32LE(tail, keyBytes - 4);
    return bytes;
  });

describe('KeyIndex', () => {
  it('numbers keys as a Map does', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), fc.array(key), (added, asked) => {
        const index = new KeyIndex();
        const map = new Map<string, number>();
        for (const one of added) {
          if (!map.has(hex(one))) map.set(hex(one), map.size);
          expect(index.add(one)).toBe(map.get(hex(one)));
        }
        expect(index.size).toBe(map.size);
        for (const one of asked) expect(index.find(one)).toBe(map.get(hex(one)) ?? -1);
        for (const [name, number] of map) expect(hex(index.key(number))).toBe(name);
      }),
      { seed: 1 },
    );
  });

  it('keeps every key while it grows', () => {
    const index = new KeyIndex();
    const keys = Array.from({ length: 5_000 }, (_, number) => textKey(`text ${number}`));
    for (const one of keys) index.add(one);
    expect(keys.map(one => index.find(one))).toEqual([...keys.keys()]);
    const flat = Buffer.concat([textKey('another'), ...keys]);
    const numbers = index.findAll(new Uint32Array(Uint8Array.from(flat).buffer));
    expect([...numbers]).toEqual([-1, ...keys.keys()]);
    expect(hex(index.key(4_999))).toBe(hex(textKey('text 4999')));
    expect(index.find(textKey('another'))).toBe(-1);
  });
});
