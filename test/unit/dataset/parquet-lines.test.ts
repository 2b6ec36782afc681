import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { parquetBlocks } from '../../../src/core/dataset/forms/parquet-lines.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

/** Reads a file of `rows` rows whose texts have `characters` characters, and answers the rows of each block. */
async function blocksOf(rows: number, characters: number, rowGroupSize: number): Promise<number[]> {
  const path = join(await tempFolder(), 'rows.parquet');
  const texts = Array.from({ length: rows }, (_, row) => `${row}`.padEnd(characters, `${row} `));
  const columnData = [{ name: 'text', data: texts }];
  await writeFile(path, Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize })));
  const read: unknown[] = [];
  const blocks: number[] = [];
  for await (const block of parquetBlocks(path, () => undefined)) {
    read.push(...block.rows.map(({ text }) => text));
    blocks.push(block.rows.length);
  }
  expect(read).toEqual(texts);
  return blocks;
}

describe('the rows of a Parquet file', () => {
  it('come in the order of the file, those of a row group together', async () => {
    expect(await blocksOf(2_500, 10, 1_000)).toEqual([1_000, 1_000, 500]);
    expect(await blocksOf(0, 10, 1_000)).toEqual([]);
  });

  it('come in several blocks when a row group has many bytes', async () => {
    const blocks = await blocksOf(2_500, 20_000, 2_500);
    expect(blocks.length).toBeGreaterThan(1);
    expect(Math.min(...blocks.slice(0, -1))).toBeGreaterThanOrEqual(1_000);
  });
});
