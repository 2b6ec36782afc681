import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowTable } from '../../../src/core/dataset/scan/row-table.ts';
import { scan, type ScannedFile } from '../../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { quietWork } from '../run/run-fixture.ts';

/** Writes `content` into `folder` and scans it. */
export async function scanContent(
  folder: string,
  content: Uint8Array | string,
  template = '{instruction}',
): Promise<ScannedFile> {
  const source = join(folder, 'data.jsonl');
  await writeFile(source, content);
  return scan(source, parseTemplate(template), quietWork());
}

/** The bytes of every line, terminator included. */
export function linesOf(content: Buffer, { offsets, lines }: RowTable): Buffer[] {
  return Array.from({ length: lines }, (_, line) =>
    content.subarray(offsets[line], offsets[line + 1]),
  );
}

/** The text of every row without its terminator. */
export function rowsOf(content: Buffer, { offsets, rowLines, rowBytes }: RowTable): string[] {
  return Array.from(rowLines, (line, row) => {
    const start = offsets[line] ?? 0;
    return content.toString('utf8', start, start + (rowBytes[row] ?? 0));
  });
}
