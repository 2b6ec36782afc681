import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../src/core/dataset/rows/line-index.ts';
import { lineViews, shownCharacters } from '../../../src/core/dataset/rows/line-view.ts';
import { lineDetails, lineText } from '../../../src/core/describe/line-details.ts';
import { inTempFolder } from './in-temp-folder.ts';

async function withIndex<T>(
  content: string | Buffer,
  use: (index: LineIndex, path: string) => Promise<T>,
): Promise<T> {
  return inTempFolder(async folder => {
    const path = join(folder, 'rows.jsonl');
    await writeFile(path, content);
    const index = await LineIndex.open(path);
    try {
      await index.covers(Infinity);
      return await use(index, path);
    } finally {
      await index.close();
    }
  });
}

describe('the index of a file’s lines', () => {
  it('finds the lines that splitting the text at line breaks gives', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', '한', '😀', '"', '{', ' ') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (lines, end, bom) => {
          const text = lines.map(one => one + end).join('');
          await withIndex((bom ? '\uFEFF' : '') + text, async index => {
            expect(index.lines).toBe(lines.length);
            const views = await lineViews(index, 0, lines.length + 5);
            expect(views.map(view => view.text)).toEqual(lines);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives the lines from anywhere, of a file larger than a block', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, i) => `{"n":${i},"text":"${'가'.repeat(40)}"}`,
    );
    await withIndex(lines.join('\n'), async index => {
      expect(index.lines).toBe(60_000);
      const views = await lineViews(index, 59_990, 100);
      expect(views.map(view => view.text)).toEqual(lines.slice(59_990));
    });
  });

  it('stays with the file it has opened when another is put in its place', async () => {
    await withIndex('{"a":1}\n{"a":2}\n', async (index, path) => {
      await writeFile(`${path}.new`, 'x\ny\nz\n');
      await rename(`${path}.new`, path);
      expect((await lineViews(index, 0, 3)).map(view => view.text)).toEqual(['{"a":1}', '{"a":2}']);
    });
  });

  it('says of a missing file and of a folder what is wrong', async () => {
    await inTempFolder(async folder => {
      await expect(LineIndex.open(join(folder, 'none'))).rejects.toThrow('does not exist');
      await expect(LineIndex.open(folder)).rejects.toThrow('is a folder');
    });
  });
});

describe('the views of lines', () => {
  it('say why a line is no row', async () => {
    const content = Buffer.concat([
      Buffer.from('{"a":1}\n\n[1]\n{"a":\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
    ]);
    await withIndex(content, async index => {
      const views = await lineViews(index, 0, 5);
      expect(views.map(view => view.problem?.reason)).toEqual([
        undefined,
        'blank',
        'not-object',
        'json',
        'encoding',
      ]);
    });
  });

  it.each([1, 3, 9])('cut long lines between characters, %d MB of them', async megabytes => {
    const long = JSON.stringify({ text: `x${'😀'.repeat((megabytes << 20) / 4)}` });
    await withIndex(`${long}\n{"b":2}\n`, async index => {
      const [first, second] = await lineViews(index, 0, 2);
      expect(first?.cut).toBe(true);
      expect(first?.text).toBe(long.slice(0, first?.text.length));
      expect(first?.text.length).toBeGreaterThanOrEqual(shownCharacters - 1);
      expect(first?.text.length).toBeLessThanOrEqual(shownCharacters);
      expect(second).toEqual({ text: '{"b":2}', cut: false, problem: undefined });
    });
  });
});

describe('the details of a line', () => {
  it('are its fields, shortened, and its text in full', async () => {
    const row = { instruction: '번역하세요', input: '가나다라', n: [1, 2] };
    await withIndex(`${JSON.stringify(row)}\r\n`, async index => {
      expect(await lineDetails(index, 0, 3)).toEqual({
        kind: 'row',
        fields: [
          { name: 'instruction', text: '번역하', omitted: 2 },
          { name: 'input', text: '가나다', omitted: 1 },
          { name: 'n', text: '[1,', omitted: 2 },
        ],
      });
      expect(await lineText(index, 0, undefined)).toBe(JSON.stringify(row));
      expect(await lineText(index, 0, 1)).toBe('가나다라');
    });
  });

  it('of an invalid line are its text and what is wrong', async () => {
    await withIndex('[1]\n', async index => {
      expect(await lineDetails(index, 0, 10)).toMatchObject({
        kind: 'invalid',
        problem: { reason: 'not-object' },
        text: { text: '[1]' },
      });
    });
  });
});
