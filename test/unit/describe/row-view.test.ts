import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowView } from '../../../src/core/describe/row-view.ts';

const place = { row: 3, line: 5, distance: 0.25 };

describe('rowView', () => {
  it('shows the fields in file order, other values as compact JSON', () => {
    const json = Buffer.from('{"z": "끝", "a": [1, {"b": null}], "n": 1.50, "t": true, "e": ""}');
    expect(rowView(json, place)).toEqual({
      ...place,
      fields: [
        { name: 'z', text: '끝', omitted: 0 },
        { name: 'a', text: '[1,{"b":null}]', omitted: 0 },
        { name: 'n', text: '1.5', omitted: 0 },
        { name: 't', text: 'true', omitted: 0 },
        { name: 'e', text: '', omitted: 0 },
      ],
    });
  });

  it('shortens between characters and says by how many', () => {
    const json = Buffer.from(JSON.stringify({ text: '가😀나😀다' }));
    expect(rowView(json, place, 2).fields).toEqual([{ name: 'text', text: '가😀', omitted: 3 }]);
  });

  it('shows and leaves out every character once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, limit) => {
        const [field] = rowView(Buffer.from(JSON.stringify({ text })), place, limit).fields;
        expect(field?.text).toBe(Array.from(text).slice(0, limit).join(''));
        expect(field?.omitted).toBe(Math.max(0, Array.from(text).length - limit));
      }),
    );
  });
});
