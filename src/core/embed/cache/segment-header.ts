import { open, type FileHandle } from 'node:fs/promises';
import { readWhole, writeWhole } from '../../whole-bytes.ts';

/** Bytes before the keys. */
export const headerBytes = 4_096;

const magic = 'IC-VEC\r\n';
/** Rises when an older program could go wrong with the file. */
const version = 1;
const place = { version: 8, dimensions: 12, lastUse: 16, end: 20 } as const;

/** What the first bytes of a segment say. */
export interface SegmentHeader {
  readonly dimensions: number;
  /** Number of the session that used it last; see `nextUse`. */
  readonly lastUse: number;
}

/** `newer` and `damaged` are not for this program. */
export type FoundHeader = SegmentHeader | 'newer' | 'damaged';

export function headerOf({ dimensions, lastUse }: SegmentHeader): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write(magic, 'latin1');
  header.writeUInt32LE(version, place.version);
  header.writeUInt32LE(dimensions, place.dimensions);
  header.writeUInt32LE(lastUse, place.lastUse);
  return header;
}

export async function readHeader(file: FileHandle): Promise<FoundHeader> {
  const header = Buffer.alloc(place.end);
  const read = await readWhole(file, header, 0);
  if (read < place.end || header.toString('latin1', 0, magic.length) !== magic) return 'damaged';
  const found = header.readUInt32LE(place.version);
  if (found !== version) return found > version ? 'newer' : 'damaged';
  return {
    dimensions: header.readUInt32LE(place.dimensions),
    lastUse: header.readUInt32LE(place.lastUse),
  };
}

/** The header of the file at `path`; undefined when it is gone or cannot be read. */
export async function headerAt(path: string): Promise<FoundHeader | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  try {
    return file && (await readHeader(file));
  } finally {
    await file?.close();
  }
}

export async function writeLastUse(file: FileHandle, lastUse: number): Promise<void> {
  const bytes = Buffer.alloc(place.end - place.lastUse);
  bytes.writeUInt32LE(lastUse);
  await writeWhole(file, bytes, place.lastUse);
}
