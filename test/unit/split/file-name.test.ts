import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterFileName } from '../../../src/core/split/file-name.ts';
import { lineRanges } from '../../../src/core/split/line-ranges.ts';

describe('clusterFileName', () => {
  it.each([
    [1, 2, 'Sentence order', 'cluster-01-sentence-order.jsonl'],
    [7, 3, '요약 문장', 'cluster-007-요약-문장.jsonl'],
    [2, 2, '../../etc/passwd', 'cluster-02-etc-passwd.jsonl'],
    [3, 2, 'CON.', 'cluster-03-con.jsonl'],
    [4, 2, ' ?*: ', 'cluster-04.jsonl'],
    [5, 2, '요약'.normalize('NFD'), 'cluster-05-요약.jsonl'],
  ])('%i %i %s', (id, digits, label, name) => {
    expect(clusterFileName(id, digits, label)).toBe(name);
  });

  it('is safe on every system, whatever the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), label => {
        const name = clusterFileName(12, 2, label);
        expect(name).toMatch(/^cluster-12(-[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*)?\.jsonl$/u);
        expect(name).not.toMatch(/-\./);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(80);
        expect(name.normalize('NFC')).toBe(name);
        expect(Buffer.from(name).toString()).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('lineRanges', () => {
  it('says the same lines in fewer words', () => {
    expect(lineRanges([])).toEqual([]);
    expect(lineRanges([1, 2, 3, 7, 9, 10])).toEqual(['1-3', '7', '9-10']);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), unsorted => {
        const lines = [...unsorted].sort((a, b) => a - b);
        const expanded = lineRanges(lines).flatMap(range => {
          const [first = 0, last = first] = range.split('-').map(Number);
          return Array.from({ length: last - first + 1 }, (_, index) => first + index);
        });
        expect(expanded).toEqual(lines);
      }),
    );
  });
});
