import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecords, type CsvRecord } from '../../../src/core/dataset/forms/csv-records.ts';

/** Takes `text` apart in blocks of `size` bytes. */
function recordsOf(text: string | Buffer, size = 7, delimiter: ',' | '\t' = ','): CsvRecord[] {
  const found: CsvRecord[] = [];
  const records = new CsvRecords(delimiter, record => {
    found.push({ ...record, bytes: Buffer.from(record.bytes) });
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) records.push(bytes.subarray(at, at + size));
  records.end();
  return found;
}

const cell = fc.string({ unit: fc.constantFrom('가', 'a', '"', ',', '\n', '\r', '\t', ' ', '😀') });

function written(text: string, delimiter: string, always: boolean): string {
  const needed = text.includes('"') || text.includes('\n') || text.includes('\r');
  if (!needed && !text.includes(delimiter) && !always) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

describe('CsvRecords', () => {
  it('gives back what was written, in its bytes and with its lines', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    const delimiters = fc.constantFrom(',' as const, '\t' as const);
    const ends = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(
        table,
        delimiters,
        ends,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (...given) => {
          const [rows, delimiter, end, always, size] = given;
          const records = rows.map(
            row => row.map(text => written(text, delimiter, always)).join(delimiter) + end,
          );
          const found = recordsOf(records.join(''), size, delimiter);
          expect(found.map(({ cells }) => cells)).toEqual(rows);
          expect(found.map(({ bytes }) => bytes.toString('utf8'))).toEqual(records);
          const before = records.map((_, at) => records.slice(0, at).join('').split('\n').length);
          expect(found.map(({ line }) => line)).toEqual(before);
        },
      ),
    );
  });

  it('takes what is broken for one line, whatever is in it', () => {
    const found = recordsOf('a,b\n1,"x"y\n2,"open\n3,c\n\n"4" ,"d ""e"""\n5,6" pipe\r\n7,"');
    expect(found.map(({ line, cells, problem }) => [line, problem ?? cells])).toEqual([
      [1, ['a', 'b']],
      [2, 'quote-inside'],
      [3, 'quote-inside'],
      [4, ['3', 'c']],
      [6, ['4', 'd "e"']],
      [7, ['5', '6" pipe']],
      [8, 'quote-open'],
    ]);
    const lines = recordsOf('a\n"b\nc\n').map(({ line, problem }) => [line, problem]);
    expect(lines).toEqual([
      [1, undefined],
      [2, 'quote-open'],
      [3, undefined],
    ]);
  });

  it('says which record is no UTF-8', () => {
    const text = Buffer.concat([Buffer.from('a\n'), Buffer.of(0xff, 0x0a), Buffer.from('b')]);
    expect(recordsOf(text).map(({ problem }) => problem)).toEqual([
      undefined,
      'encoding',
      undefined,
    ]);
  });

  it('loses no byte of any text but empty lines', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'a', '나') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (any, size) => {
        const kept = Buffer.concat(recordsOf(any, size).map(({ bytes }) => bytes)).toString('utf8');
        expect(any.replace(/[\r\n"]/g, '')).toBe(kept.replace(/[\r\n"]/g, ''));
      }),
    );
  });
});
