import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InstructionReader } from '../../src/core/dataset/rows/instruction-reader.ts';
import { RowReader } from '../../src/core/dataset/rows/row-reader.ts';
import { scan, type ScannedFile } from '../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../src/core/dataset/template/template.ts';
import type { RealRows } from './real-rows.ts';
import { unwatched } from './unwatched.ts';

/** A scanned file whose texts can be read. */
export interface OpenedTexts extends ScannedFile {
  readonly instructions: InstructionReader;
  /** Numbers of all distinct texts. */
  readonly texts: Uint32Array;
  close(): Promise<void>;
}

/** Writes `lines` of `rows` to a file in `folder` and scans it. */
export async function openTexts(
  folder: string,
  rows: RealRows,
  lines: readonly string[],
): Promise<OpenedTexts> {
  const path = join(folder, `${rows.file}-${lines.length}.jsonl`);
  await writeFile(path, lines.map(line => `${line}\n`).join(''));
  const template = parseTemplate(`{${rows.field}}`);
  const { table, unique } = await scan(path, template, unwatched);
  const reader = await RowReader.open(path);
  return {
    table,
    unique,
    instructions: new InstructionReader(reader, table, template, path),
    texts: Uint32Array.from({ length: unique.count }, (_, text) => text),
    close: () => reader.close(),
  };
}
