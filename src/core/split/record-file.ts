import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { syncFile } from '../run/durable.ts';
import type { Pack } from './pack.ts';
import { RowSum } from './row-sum.ts';
import type { FileForm } from './split-form.ts';

/** Memory of what waits to be written of all files together, and what one gets of it at most. */
const allBytes = 64 << 20;
const mostBytes = 1 << 20;

/** What stands around rows in a file. */
interface Frame {
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Between two rows, before their white space. */
  readonly separator: Buffer;
}

/** @param header that of a table, with its line end */
export function frameOf({ container }: Pick<FileForm, 'container'>, header: Buffer): Frame {
  const text = (head: string, separator: string, tail: string): Frame => ({
    head: Buffer.from(head),
    separator: Buffer.from(separator),
    tail: Buffer.from(tail),
  });
  if (container === 'array') return text('[\n', ',\n', '\n]\n');
  if (container === 'keyed') return text('{\n', ',\n', '\n}\n');
  return { ...text('', '', ''), head: header };
}

/** A file of rows that is written in pieces, each packed by itself if they are. */
export class RecordFile {
  readonly sum = new RowSum();
  bytes = 0;
  private readonly hash = createHash('sha256');
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private readonly limit: number;

  /** @param files how many are written at a time */
  constructor(
    private readonly path: string,
    private readonly frame: Frame,
    private readonly pack: Pack,
    files: number,
  ) {
    this.limit = Math.min(mostBytes, allBytes / files);
  }

  /**
   * @param hash its `rowHash`
   * @returns whether `flush` is due
   */
  add(row: Buffer, indent: string, hash: bigint): boolean {
    this.put(this.sum.rows === 0 ? this.frame.head : this.frame.separator);
    if (indent !== '') this.put(Buffer.from(indent));
    this.put(row);
    this.sum.addHash(hash);
    return this.waitingBytes >= this.limit;
  }

  async flush(): Promise<void> {
    const bytes = this.pack(Buffer.concat(this.waiting));
    this.waiting = [];
    this.waitingBytes = 0;
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await appendFile(this.path, bytes);
  }

  /** Writes the rest to the disk and answers the SHA-256 of all of it, as hex. */
  async finish(): Promise<string> {
    this.put(this.frame.tail);
    await this.flush();
    await syncFile(this.path);
    return this.hash.digest('hex');
  }

  /** Copies, since a row can be a small part of a large block. */
  private put(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.waiting.push(Buffer.from(bytes));
    this.waitingBytes += bytes.length;
  }
}
