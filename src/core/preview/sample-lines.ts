import { open, type FileHandle } from 'node:fs/promises';
import { parseLine } from '../dataset/scan/json-row.ts';
import { sourceError } from '../dataset/scan/source-error.ts';
import type { Template } from '../dataset/template/template.ts';

/** Bytes that are read at each place, and at most so many when the line there is longer. */
const placeBytes = 16 << 10;
const longestLine = 1 << 20;
const lineFeed = 0x0a;

/** Some rows of a file that has not been scanned. */
export interface SampledTexts {
  readonly texts: readonly string[];
  /** Mean length of the lines that were seen; the file has about as many times as many rows. */
  readonly lineBytes: number;
}

/**
 * The texts of about `count` rows, those that begin next after evenly drawn bytes of the file; so long lines and what
 * follows them are a little more frequent than in the file. Lines without a text are left out.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function sampleTexts(
  path: string,
  template: Template,
  count: number,
  signal: AbortSignal,
): Promise<SampledTexts> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    const { size } = await file.stat();
    const texts: string[] = [];
    let [bytes, lines] = [0, 0];
    for (let place = 0; place < count; place++) {
      signal.throwIfAborted();
      const line = await lineAfter(file, Math.floor((size * place) / count));
      if (line === undefined) continue;
      bytes += line.length + 1;
      lines++;
      const parsed = parseLine(line, 0, line.length, false);
      const text = 'row' in parsed ? template.render(parsed.row) : '';
      if (text !== '') texts.push(text);
    }
    return { texts, lineBytes: lines === 0 ? size : bytes / lines };
  } finally {
    await file.close();
  }
}

/** The first whole line behind byte `start`; undefined when it is too long or there is none. */
async function lineAfter(file: FileHandle, start: number): Promise<Buffer | undefined> {
  for (let size = placeBytes; size <= longestLine; size *= 8) {
    const buffer = Buffer.allocUnsafe(size);
    const { bytesRead } = await file.read(buffer, 0, size, start);
    const first = start === 0 ? 0 : buffer.subarray(0, bytesRead).indexOf(lineFeed) + 1;
    const end = buffer.subarray(0, bytesRead).indexOf(lineFeed, first);
    if ((first > 0 || start === 0) && end >= 0) return buffer.subarray(first, end);
    if (bytesRead < size) return undefined;
  }
  return undefined;
}
