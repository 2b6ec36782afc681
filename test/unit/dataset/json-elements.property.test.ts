import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JsonElements,
  type ElementContainer,
} from '../../../src/core/dataset/forms/json-elements.ts';

interface Found {
  /** With the key. */
  readonly whole: string;
  readonly text: string;
  readonly line: number;
  readonly indent: string;
}

/** Takes `text` apart in blocks of `size` bytes. */
function elementsOf(container: ElementContainer, text: string, size: number): Found[] {
  const found: Found[] = [];
  const elements = new JsonElements(container, ({ bytes, valueAt, line, indent }) => {
    const value = bytes.subarray(valueAt).toString('utf8');
    found.push({ whole: bytes.toString('utf8'), text: value, line, indent });
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) elements.push(bytes.subarray(at, at + size));
  elements.end();
  return found;
}

const row = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
const indent = fc.constantFrom(undefined, 1, '\t', '  ');
const blockSize = fc.integer({ min: 1, max: 64 });

describe('JsonElements', () => {
  it('finds every element of a list, in its bytes', () => {
    fc.assert(
      fc.property(fc.array(row), indent, blockSize, (rows, space, size) => {
        const text = JSON.stringify(rows, null, space);
        const found = elementsOf('array', text, size);
        expect(found.map(one => JSON.parse(one.text) as unknown)).toEqual(
          rows.map(one => JSON.parse(JSON.stringify(one)) as unknown),
        );
        const lines = text.split('\n');
        for (const { whole, line, indent } of found) {
          expect(lines.slice(line - 1).join('\n')).toContain(indent + whole);
          expect(indent).toBe(space === undefined ? '' : ' '.repeat(Number(space)) || space);
        }
      }),
    );
  });

  it('finds every object of an object, and those of a list in one', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), indent, blockSize, (rows, space, size) => {
        const keyed = Object.fromEntries(rows.map((one, at) => [`id ${at}: {"[,`, one]));
        const expected = rows.map(one => JSON.stringify(one));
        const texts = (container: ElementContainer, value: unknown): string[] =>
          elementsOf(container, JSON.stringify(value, null, space), size).map(({ text }) =>
            JSON.stringify(JSON.parse(text)),
          );
        expect(texts('keyed', keyed)).toEqual(expected);
        const pairs = elementsOf('keyed', JSON.stringify(keyed, null, space), size);
        expect(JSON.parse(`{${pairs.map(({ whole }) => whole).join(',')}}`)).toEqual(
          JSON.parse(JSON.stringify(keyed)),
        );
        const member = { version: '1', tags: ['a', ['b']], none: [], data: rows, more: [{ a: 1 }] };
        expect(texts('member', member)).toEqual(expected);
      }),
    );
  });

  it.each([
    ['[{"a":1},]', ['{"a":1}']],
    ['[{"a":1} {"b":2}]', ['{"a":1} {"b":2}']],
    ['[{"a":1},{"b":', ['{"a":1}', '{"b":']],
    ['[{"a":"x\ny"}]', ['{"a":"x\ny"}']],
    ['[]', []],
    ['', []],
  ])('loses nothing of %j', (text, expected) => {
    expect(elementsOf('array', text, 3).map(one => one.text)).toEqual(expected);
  });
});
