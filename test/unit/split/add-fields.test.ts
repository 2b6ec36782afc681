import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldAdder } from '../../../src/core/split/add-fields.ts';
import type { SplitCluster } from '../../../src/core/split/split-clusters.ts';
import { usualFields, type AddedFields } from '../../../src/core/split/split.ts';

function clusterWith(id: number, marks: Partial<SplitCluster> = {}): SplitCluster {
  const terms = [{ term: '요약', score: 1 }];
  return { id, rows: 1, terms, name: '', type: '', dropped: false, ...marks };
}

const clusters = [
  clusterWith(1),
  clusterWith(2, { name: 'Sentence "order"', type: 'reordering' }),
] as const;

function adderOf(fields: AddedFields = usualFields): FieldAdder {
  const request = { folder: '', out: '', drop: [], names: {}, force: false, fields };
  return new FieldAdder(clusters, request);
}

function grown(text: string, cluster = 2, fields = usualFields): string {
  const { head, added, tail } = adderOf(fields).grow(Buffer.from(text), cluster, 7);
  return Buffer.concat([head, added, tail]).toString();
}

describe('FieldAdder', () => {
  it.each([
    ['{"a":1}\n', '{"a":1,"cluster":1,"cluster_name":"요약","cluster_type":null}\n'],
    ['{"a": 1}\r\n', '{"a": 1, "cluster": 1, "cluster_name": "요약", "cluster_type": null}\r\n'],
    [
      '{ "a" : "}" }  ',
      '{ "a" : "}", "cluster": 1, "cluster_name": "요약", "cluster_type": null }  ',
    ],
    ['{"a\\": ":1}', '{"a\\": ":1,"cluster":1,"cluster_name":"요약","cluster_type":null}'],
  ])('adds to %j in its own way', (row, expected) => {
    expect(grown(row, 1)).toBe(expected);
  });

  it('takes the names that are given, and leaves out the others', () => {
    const fields = { cluster: undefined, name: '이름', type: 'task.type' };
    expect(grown('{"a":1}', 2, fields)).toBe(
      '{"a":1,"이름":"Sentence \\"order\\"","task.type":"reordering"}',
    );
  });

  it.each(['{"cluster": 1}', '{"a":1,"cluster_type":null}', '{"\\u0063luster":2}'])(
    'does not write over a field: %s',
    row => {
      expect(() => grown(row)).toThrow(/^Line 7 has a field “(cluster|cluster_type)” already\./);
    },
  );

  it.each([
    '{"a":"\\"cluster_type\\":1"}',
    '{"a":{"cluster_type":1}}',
    '{"a":"cluster_type","b":["cluster"]}',
  ])('is not misled by the same word elsewhere: %s', row => {
    expect(JSON.parse(grown(row))).toMatchObject({ cluster: 2, cluster_type: 'reordering' });
  });

  it.each(['', 'a b', 'a"b', 'a\\b', 'cluster_type'])('does not take the name %j', name => {
    expect(() => adderOf({ ...usualFields, name })).toThrow(/cannot be the name of an added field/);
  });

  it('keeps every byte of every row, and what it adds can be read', () => {
    const white = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 3 });
    const rows = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), {
      minKeys: 1,
      noNullPrototype: true,
    });
    const indent = fc.constantFrom('', ' ');
    fc.assert(
      fc.property(rows, indent, white, white, (row, space, before, after) => {
        fc.pre(!['cluster', 'cluster_name', 'cluster_type'].some(name => Object.hasOwn(row, name)));
        const plain = space === '' ? JSON.stringify(row) : spaced(row);
        const text = `${plain.slice(0, -1)}${before}}${after}\r\n`;
        const { head, added, tail } = adderOf().grow(Buffer.from(text), 2, 1);
        expect(Buffer.concat([head, tail]).toString()).toBe(text);
        const parsed = JSON.parse(Buffer.concat([head, added, tail]).toString()) as object;
        const marks = { cluster: 2, cluster_name: 'Sentence "order"', cluster_type: 'reordering' };
        expect(parsed).toEqual({ ...(JSON.parse(text) as object), ...marks });
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

function spaced(row: object): string {
  const fields = Object.entries(row).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{${fields.join(', ')}}`;
}
