import { createHash } from 'node:crypto';
import { appendFile, type FileHandle } from 'node:fs/promises';
import { syncFile } from '../run/durable.ts';
import { readWhole } from '../whole-bytes.ts';
import type { FieldAdder } from './add-fields.ts';
import type { LineLayout } from './line-layout.ts';

/** Bytes of whole lines that are read at once. */
const blockBytes = 4 << 20;
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

/** A file whose rows have fields added. */
export interface GrownFile {
  readonly bytes: number;
  /** Those of `bytes` that are not in the source. */
  readonly added: number;
  readonly sha256: string;
  /** SHA-256 of the whole source as it was read, as hex. */
  readonly source: string;
}

/**
 * Writes the lines of `source` that go to the file `index`, each with its added fields.
 * @param onBlock is called with the bytes of the source that are done; may throw to stop
 * @throws HumanError `field-exists`
 */
export async function writeGrown(
  source: FileHandle,
  path: string,
  { layout, fileOfLine, index }: { layout: LineLayout; fileOfLine: Int16Array; index: number },
  adder: FieldAdder,
  onBlock: (bytes: number) => void,
): Promise<GrownFile> {
  const { starts, lines, cluster } = layout;
  const hash = createHash('sha256');
  const whole = createHash('sha256');
  if (layout.bom) whole.update(byteOrderMark);
  const startOf = (line: number): number => starts[line] ?? 0;
  let [bytes, added] = [0, 0];
  for (let line = 0; line < lines;) {
    const end = blockEnd(layout, line);
    const block = Buffer.allocUnsafe(startOf(end) - startOf(line));
    await readWhole(source, block, startOf(line));
    whole.update(block);
    const parts: Buffer[] = [];
    for (let at = line; at < end; at++) {
      if (fileOfLine[at] !== index) continue;
      const row = block.subarray(startOf(at) - startOf(line), startOf(at + 1) - startOf(line));
      const grown = adder.grow(row, cluster[at] ?? 0, at + 1);
      parts.push(grown.head, grown.added, grown.tail);
      added += grown.added.length;
    }
    const written = Buffer.concat(parts);
    hash.update(written);
    bytes += written.length;
    await appendFile(path, written);
    onBlock(block.length);
    line = end;
  }
  await syncFile(path);
  return { bytes, added, sha256: hash.digest('hex'), source: whole.digest('hex') };
}

/** One behind the last line of a block that begins with `line`, and has it at least. */
function blockEnd({ starts, lines }: LineLayout, line: number): number {
  const limit = (starts[line] ?? 0) + blockBytes;
  let end = line + 1;
  while (end < lines && (starts[end + 1] ?? 0) <= limit) end++;
  return end;
}
