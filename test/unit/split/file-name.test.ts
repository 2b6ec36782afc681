import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileNameBy,
  requireFileNames,
  usualPatterns,
} from '../../../src/core/split/file-pattern.ts';
import { lineRanges } from '../../../src/core/split/line-ranges.ts';

function clusterFileName(id: number, digits: number, name: string): string {
  const values = { id: String(id).padStart(digits, '0'), name, type: '', file: 'data' };
  return fileNameBy(usualPatterns.clusters, values);
}

describe('the usual name of a cluster’s file', () => {
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

describe('fileNameBy', () => {
  const values = { id: '07', name: 'Order!', type: 'Re-ordering', file: 'my data v1.2' };

  it.each([
    ['{file}.{type}.{id}', 'my-data-v1.2.re-ordering.07.jsonl'],
    ['{name}.jsonl', 'order.jsonl'],
    ['plain', 'plain.jsonl'],
    ['요약-{id}', '요약-07.jsonl'],
  ])('fills %s', (pattern, name) => {
    expect(fileNameBy(pattern, values)).toBe(name);
    expect(() => requireFileNames([name])).not.toThrow();
  });

  it('takes no other variable', () => {
    expect(() => fileNameBy('{cluster}', values)).toThrow(/There is no \{cluster\}/);
  });
});

describe('requireFileNames', () => {
  it.each([
    ...[
      'a/b.jsonl',
      'a\\b.jsonl',
      '../x.jsonl',
      '.hidden.jsonl',
      '.jsonl',
      'a:b.jsonl',
      'a\n.jsonl',
    ],
    ...['CON.jsonl', 'com1.x.jsonl', '_Dropped.jsonl', '_left-out.jsonl', ' a.jsonl', 'a?.jsonl'],
    `${'가'.repeat(84)}.jsonl`,
  ])('does not take %j', name => {
    expect(() => requireFileNames([name])).toThrow(/cannot be the name of a file/);
  });

  it('takes no two names that are one on some system', () => {
    const composed = '요약.jsonl';
    expect(() => requireFileNames([composed, composed.normalize('NFD')])).toThrow(/Two files/);
    expect(() => requireFileNames(['A.jsonl', 'a.jsonl'])).toThrow(/Two files/);
    expect(() => requireFileNames(['a.jsonl', 'b.jsonl', 'console.jsonl'])).not.toThrow();
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
