import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../run/temp-folder.ts';
import { parseLine } from '../../../src/core/dataset/scan/json-row.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { textKey } from '../../../src/core/dataset/scan/text-hash.ts';
import { linesOf, scanContent } from './scan-file.ts';

const tempFolder = tempFolders();

const jsonLine = fc
  .record(
    { instruction: fc.oneof(fc.string({ unit: 'grapheme' }), fc.jsonValue()), output: fc.string() },
    { requiredKeys: [] },
  )
  .map(value => Buffer.from(JSON.stringify(value)));
const anyLine = fc
  .uint8Array({ maxLength: 40 })
  .map(bytes => Buffer.from(bytes.filter(byte => byte !== 0x0a)));
const line = fc.oneof(jsonLine, anyLine, fc.constant(Buffer.alloc(0)));
const end = fc.constantFrom(Buffer.from('\n'), Buffer.from('\r\n'));
const file = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, end)), line)
  .map(([bom, lines, last]) =>
    Buffer.concat([bom ? Buffer.of(0xef, 0xbb, 0xbf) : Buffer.alloc(0), ...lines.flat(), last]),
  );

/** Lines by the plainest means there is. */
function countLines(content: Buffer): number {
  const text = content.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  const parts = text.split('\n');
  return parts.at(-1) === '' ? parts.length - 1 : parts.length;
}

/** Rows with their keys, and reasons, by parsing and rendering every line. */
function plainly(lines: readonly Buffer[]): unknown[] {
  const template = parseTemplate('{instruction}');
  return lines.map((bytes, line) => {
    const end = bytes.length - (/\r?\n$/.exec(bytes.toString('latin1'))?.[0].length ?? 0);
    const parsed = parseLine(bytes, 0, end, false);
    if (!('row' in parsed)) return { line, ...parsed };
    const text = template.render(parsed.row);
    if (text !== '') return { line, bytes: end, key: textKey(text).readBigInt64LE(0) };
    return { line, reason: 'no-text', detail: expect.any(String) as string };
  });
}

describe('scan', () => {
  it('finds the rows, keys and reasons that parsing every line finds', async () => {
    const folder = await tempFolder();
    await fc.assert(
      fc.asyncProperty(file, async content => {
        const { table } = await scanContent(folder, content);
        const rows = Array.from(table.rowLines, (line, row) => ({
          line,
          bytes: table.rowBytes[row],
          key: table.textHash[row],
        }));
        const found = [...rows, ...table.invalid].sort((a, b) => a.line - b.line);
        expect(found).toEqual(plainly(linesOf(content, table)));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('cuts a file into lines that give it back, each a row or invalid', async () => {
    const folder = await tempFolder();
    await fc.assert(
      fc.asyncProperty(file, async content => {
        const { table } = await scanContent(folder, content);
        const bom = content.subarray(0, table.offsets[0]);
        expect(bom.length === 0 || bom.toString('hex') === 'efbbbf').toBe(true);
        expect(Buffer.concat([bom, ...linesOf(content, table)]).equals(content)).toBe(true);
        expect(table.lines).toBe(countLines(content));
        const all = [...table.rowLines, ...table.invalid.map(invalid => invalid.line)];
        expect(all.sort((a, b) => a - b)).toEqual([...Array(table.lines).keys()]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('does so wherever the ends of blocks fall', async () => {
    const folder = await tempFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -12, max: 12 }),
        end,
        fc.boolean(),
        async (shift, lineEnd, bom) => {
          const short = Buffer.concat([Buffer.from('{"instruction":"끝"}'), lineEnd]);
          const filler = (4 << 20) + shift - short.length;
          const long = Buffer.from(`{"instruction":"${'z'.repeat(filler)}"}`);
          const head = bom ? Buffer.of(0xef, 0xbb, 0xbf) : Buffer.alloc(0);
          const content = Buffer.concat([head, short, long, lineEnd, short, short]);
          const { table } = await scanContent(folder, content);
          expect(table).toMatchObject({ lines: 4, invalid: [] });
          expect(linesOf(content, table).map(slice => slice.length)).toEqual([
            short.length,
            long.length + lineEnd.length,
            short.length,
            short.length,
          ]);
        },
      ),
      { seed: 2, numRuns: 12 },
    );
  });
});
