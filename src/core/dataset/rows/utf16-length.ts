import { open } from 'node:fs/promises';
import { bomBytes } from '../scan/scan.ts';
import { sourceError } from '../scan/source-error.ts';

const blockBytes = 4 << 20;

/**
 * Whether the text of a UTF-8 file, without a byte order mark, has more than `limit` UTF-16 units. A unit
 * takes one to three bytes, so most files are judged by their size; the others are counted.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function exceedsUtf16(path: string, limit: number): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size <= limit) return false;
      const bom = await bomBytes(file);
      if (size - bom > 3 * limit) return true;
      const buffer = Buffer.allocUnsafe(blockBytes);
      let units = 0;
      for (let offset = bom; units <= limit;) {
        const { bytesRead } = await file.read(buffer, 0, blockBytes, offset);
        if (bytesRead === 0) return false;
        units += countUnits(buffer, bytesRead);
        offset += bytesRead;
      }
      return true;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw sourceError(path, error);
  }
}

/** Every byte that begins a character is a unit; one that begins four bytes is two. */
function countUnits(bytes: Buffer, length: number): number {
  let units = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    units += (byte & 0xc0) === 0x80 ? 0 : byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
