import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/core/math/random.ts';
import { textKey } from '../../../src/core/dataset/scan/text-hash.ts';

describe('textKey', () => {
  // As printed by `mmh3.hash_bytes(text.encode())` of the Python package mmh3 5.
  it.each([
    ['', '00000000000000000000000000000000'],
    ['a', '897859f6655555855a890e51483ab5e6'],
    ['foo', '6145f501578671e2877dba2be487af7e'],
    ['hello, world', '8ebc5e3a62ac2f344d41429607bcdc4c'],
    ['0123456789abcdef', 'a7d14acf946de04bda08a7635c5bc387'],
    ['0123456789abcdefg012345678', 'e8a48de9f445a2bdb75057444eb02c94'],
    ['The quick brown fox jumps over the lazy dog', '6c1b07bc7bbc4be347939ac4a93c437a'],
    ['뒤집어진 글자와 여러 가지 문장을 확인한다', 'f2a6e68b338f798b030a3667b8adcbbd'],
  ])('is MurmurHash3_x64_128 of %j', (text, key) => {
    expect(textKey(text).toString('hex')).toBe(key);
  });

  it('reads a text longer than its memory, and a short one after it', () => {
    const long = textKey('가'.repeat(300_000));
    expect(textKey('가'.repeat(300_000)).equals(long)).toBe(true);
    expect(textKey('foo').toString('hex')).toBe('6145f501578671e2877dba2be487af7e');
  });

  it('changes every bit with about half of all changes of one character', () => {
    const random = new Random(1);
    const flips = new Uint32Array(128);
    const trials = 4_000;
    for (let trial = 0; trial < trials; trial++) {
      const length = 1 + Math.floor(random.next() * 60);
      const codes = Array.from({ length }, () => 0xac00 + Math.floor(random.next() * 11_000));
      const before = textKey(String.fromCharCode(...codes));
      const at = Math.floor(random.next() * length);
      codes[at] = (codes[at] ?? 0) ^ (1 << Math.floor(random.next() * 6));
      const after = textKey(String.fromCharCode(...codes));
      for (let bit = 0; bit < 128; bit++) {
        const changed = ((before[bit >> 3] ?? 0) ^ (after[bit >> 3] ?? 0)) & (1 << (bit & 7));
        if (changed !== 0) flips[bit] = (flips[bit] ?? 0) + 1;
      }
    }
    // Five standard deviations of a fair coin.
    const margin = 5 * Math.sqrt(trials / 4);
    for (const count of flips) expect(Math.abs(count - trials / 2)).toBeLessThan(margin);
  });

  it('tells near texts apart in 64 bits and spreads them evenly in any 32', () => {
    const words = [new Set<number>(), new Set<number>(), new Set<number>(), new Set<number>()];
    const heads = new Set<bigint>();
    const count = 150_000;
    for (let i = 0; i < count; i++) {
      const key = textKey(`다음 문장을 요약하세요: ${i % 3 === 0 ? ' '.repeat(i % 40) : ''}${i}번`);
      heads.add(key.readBigInt64LE(0));
      words.forEach((seen, word) => seen.add(key.readUInt32LE(word * 4)));
    }
    expect(heads.size).toBe(count);
    // n² / 2³³ pairs fall together by chance: 2.6.
    for (const seen of words) expect(count - seen.size).toBeLessThan(15);
  });
});
