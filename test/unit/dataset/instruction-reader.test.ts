import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstructionReader } from '../../../src/core/dataset/rows/instruction-reader.ts';
import { RowReader } from '../../../src/core/dataset/rows/row-reader.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { scanContent } from './scan-file.ts';

const tempFolder = tempFolders();
const line = (text: string): string => `${JSON.stringify({ instruction: text })}\n`;

interface Opened {
  readonly source: string;
  readonly reader: InstructionReader;
  readonly close: () => Promise<void>;
}

async function openContent(content: string): Promise<Opened> {
  const folder = await tempFolder();
  const { table } = await scanContent(folder, content);
  const source = join(folder, 'data.jsonl');
  const rows = await RowReader.open(source);
  const reader = new InstructionReader(rows, table, parseTemplate('{instruction}'), source);
  return { source, reader, close: () => rows.close() };
}

describe('InstructionReader', () => {
  it('reads the texts of any rows in any order', async () => {
    // Far apart, close together, and one longer than what is read at once.
    const texts = ['a', 'b'.repeat(70_000), 'c', 'd'.repeat(5 << 20), '마', 'f'];
    const { reader, close } = await openContent(texts.map(text => `oops\n${line(text)}`).join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: texts.length - 1 }), { maxLength: 5 }),
        async rows => {
          const read = await reader.texts(rows);
          expect(read.every((text, i) => text === texts[rows[i] ?? 0])).toBe(true);
          expect(read.length).toBe(rows.length);
        },
      ),
      { seed: 1, numRuns: 30 },
    );
    await close();
  });

  it('reads instructions with their outputs', async () => {
    const chat = '{"instruction":"b","output":"나"}\n{"instruction":"c"}\n';
    const { reader, close } = await openContent(line('a') + chat);
    expect(await reader.examples([2, 1])).toEqual([
      { instruction: 'c', output: undefined },
      { instruction: 'b', output: '나' },
    ]);
    await close();
  });

  it('notices that the file has become shorter', async () => {
    const { source, reader, close } = await openContent(line('a') + line('b'));
    await truncate(source, 5);
    await expect(reader.texts([0, 1])).rejects.toMatchObject({ code: 'source-changed' });
    await close();
  });

  it.each([
    ['no row', 'oops'.padEnd(line('first').length - 1, '!')],
    ['another text', line('other').trimEnd()],
  ])('notices that a row has become %s', async (_, changed) => {
    const { source, reader, close } = await openContent(line('first') + line('b'));
    await writeFile(source, `${changed}\n${line('b')}`);
    await expect(reader.texts([0])).rejects.toMatchObject({ code: 'source-changed' });
    expect(await reader.texts([1])).toEqual(['b']);
    await close();
  });
});

describe('RowReader', () => {
  it('names a file that is missing', async () => {
    await expect(RowReader.open(join(await tempFolder(), 'gone'))).rejects.toMatchObject({
      code: 'source-missing',
    });
  });
});
