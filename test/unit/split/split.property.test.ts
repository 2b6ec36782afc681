import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../src/core/run/open-run.ts';
import { split } from '../../../src/core/split/write-split.ts';
import type { SplitResult } from '../../../src/core/split/split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { makeRun, quietWork, type RunFixture } from '../run/run-fixture.ts';

const bom = Buffer.of(0xef, 0xbb, 0xbf);

const rowLine = fc
  .record({ instruction: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) })
  .map(row => Buffer.from(JSON.stringify(row)));
const oddLine = fc.oneof(
  fc.constant(Buffer.alloc(0)),
  fc.constant(Buffer.from('  ')),
  fc.constant(Buffer.from('[1, 2]')),
  fc.constant(Buffer.from('{"instruction": 3')),
  fc.constant(Buffer.of(0xff, 0xfe, 0x22)),
  fc.constant(Buffer.from('{"instruction":""}')),
);
const line = fc.oneof({ weight: 4, arbitrary: rowLine }, { weight: 1, arbitrary: oddLine });
const terminator = fc.constantFrom('\n', '\r\n').map(text => Buffer.from(text));

/** Files as they come: with and without a BOM, mixed line ends, broken lines, an open last line. */
const file = fc
  .record({
    bom: fc.boolean(),
    lines: fc.array(fc.tuple(line, terminator), { minLength: 1, maxLength: 60 }),
    last: fc.option(rowLine, { nil: Buffer.alloc(0) }),
  })
  .map(({ bom: marked, lines, last }) => ({
    marked,
    bytes: Buffer.concat([...(marked ? [bom] : []), ...lines.flat(), last]),
  }));

/** A cluster for every row: 0 is outside the sample. */
const clusters = fc.array(fc.nat({ max: 4 }), { minLength: 61, maxLength: 61 });

describe('split', () => {
  it('is a partition: the files, joined in input order, are the source', async () => {
    await fc.assert(
      fc.asyncProperty(file, clusters, fc.subarray([1, 2, 3, 4]), async (given, ids, drop) => {
        const parent = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
        try {
          const made = await makeRun(parent, given.bytes, row => ids[row] ?? 0);
          const known = drop.filter(id => id <= made.run.clusters.length);
          const out = join(parent, 'out');
          const request = { folder: made.folder, out, drop: known, names: {}, force: false };
          const result = await split(request, quietWork());

          const joined = await joinByInputOrder(made, result, known);
          expect(joined.equals(given.bytes.subarray(given.marked ? 3 : 0))).toBe(true);
          const { kept, dropped, unclustered, invalid, lines } = result;
          expect(kept + dropped + unclustered + invalid).toBe(lines);
          expect(await verifySplit(out, quietWork())).toMatchObject({
            source: 'same',
            problems: [],
          });
        } finally {
          await rm(parent, { recursive: true });
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

/** Takes, line by line, the next line of the file that the run and `drop` send it to. */
async function joinByInputOrder(
  { folder, run, table }: RunFixture,
  { out, files }: SplitResult,
  drop: readonly number[],
): Promise<Buffer> {
  const contents = new Map<string, { bytes: Buffer; at: number }>();
  for (const { file: name, kind, cluster } of files) {
    contents.set(cluster === null ? kind : String(cluster), {
      bytes: await readFile(join(out, name)),
      at: 0,
    });
  }
  const rows = await readRows(folder, run);
  const keyOfLine = Array.from({ length: table.lines }, () => 'invalid');
  rows.cluster.forEach((id, row) => {
    const key = drop.includes(id) ? 'dropped' : id === 0 ? 'unclustered' : String(id);
    keyOfLine[(rows.line[row] ?? 0) - 1] = key;
  });
  const pieces = keyOfLine.map(key => {
    const content = contents.get(key);
    if (content === undefined) throw new Error(`no file for ${key}`);
    const newline = content.bytes.indexOf(0x0a, content.at);
    const end = newline < 0 ? content.bytes.length : newline + 1;
    const piece = content.bytes.subarray(content.at, end);
    content.at = end;
    return piece;
  });
  for (const { bytes, at } of contents.values()) expect(at).toBe(bytes.length);
  return Buffer.concat(pieces);
}
