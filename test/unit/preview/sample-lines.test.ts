import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { sampleTexts } from '../../../src/core/preview/sample-lines.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const { signal } = new AbortController();
const template = parseTemplate('{instruction}');
const row = (text: string): string => `${JSON.stringify({ instruction: text })}\n`;

async function sample(content: string, count: number): ReturnType<typeof sampleTexts> {
  const path = join(await tempFolder(), 'data.jsonl');
  await writeFile(path, content);
  return sampleTexts(path, template, count, signal);
}

describe('sampleTexts', () => {
  it('draws rows evenly from the whole file', async () => {
    const rows = 20_000;
    const lines = Array.from({ length: rows }, (_, i) => row(String(i).padStart(6, '0')));
    const { texts, lineBytes } = await sample(lines.join(''), 100);
    expect(texts).toHaveLength(100);
    expect(lineBytes).toBe(lines[0]?.length);
    texts.forEach((text, i) => {
      expect(Math.abs(Number(text) - (i * rows) / 100)).toBeLessThan(2);
    });
  });

  it('reads long rows whole, and leaves out what is no row or far too long', async () => {
    const long = '가'.repeat(30_000);
    const content = [row(long), 'oops\n', '\n', row('x'.repeat(2 << 20)), row(long), row('last')];
    const { texts } = await sample(content.join('').repeat(3), 300);
    expect(new Set(texts)).toEqual(new Set([long, 'last']));
  });

  it('does with a file without a line end, and with an empty one', async () => {
    expect((await sample('', 10)).texts).toEqual([]);
    expect((await sample(row('only').trimEnd(), 10)).texts).toEqual([]);
    expect((await sample(row('first') + row('last').trimEnd(), 4)).texts).toEqual(['first']);
  });

  it('names a file that is missing', async () => {
    const gone = join(await tempFolder(), 'gone.jsonl');
    await expect(sampleTexts(gone, template, 10, signal)).rejects.toMatchObject({
      code: 'source-missing',
    });
  });
});
