import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireRows } from '../../../src/core/dataset/scan/require-rows.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { scanContent } from './scan-file.ts';

const tempFolder = tempFolders();

/** The error of a file with this content. */
async function errorOf(content: string | Uint8Array): Promise<unknown> {
  const folder = await tempFolder();
  const { table } = await scanContent(folder, content);
  try {
    requireRows(join(folder, 'data.jsonl'), table);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('requireRows', () => {
  it('is content with one row among lines that are none', async () => {
    expect(await errorOf('oops\n{"instruction":"a"}\n')).toBeUndefined();
  });

  it.each(['', '\n', '\ufeff', ' \r\n\r\n\t'])('calls %j empty', async content => {
    expect(await errorOf(content)).toMatchObject({ code: 'source-empty' });
  });

  it.each([
    ['\n\n[1]\noops\n', /None of the 4 lines of .*data\.jsonl .* Line 3: The line is a list/],
    ['{"a":1}\n', /None of the 1 lines .* Line 1: The row has no text in \{instruction\}\./],
    ['{"instruction":\n', /Line 1: .*JSON/],
    [Buffer.of(0x0a, 0xc3, 0x28, 0x0a), /Line 2: The line is not valid UTF-8\./],
  ])('gives the first line and reason of %j', async (content, message) => {
    expect(await errorOf(content)).toMatchObject({
      code: 'no-rows',
      message: expect.stringMatching(message) as unknown,
    });
  });
});
