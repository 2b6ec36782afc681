import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { systemCode } from '../errors.ts';
import { syncFolder } from '../run/durable.ts';
import { journalFile } from '../run/run-folder.ts';
import { readWhole, writeWhole } from '../whole-bytes.ts';
import { journalEntrySchema, type JournalEntry, type NewEntry } from './journal-entry.ts';

const newline = 0x0a;

/**
 * The journal of a run folder, which others may append to as well. Only whole lines count: one that
 * was cut off by a crash is as if it had never been, and is replaced by the next entry. A line that is
 * no entry stays in the file and is counted.
 */
export class Journal {
  private readonly list: JournalEntry[] = [];
  private read = 0;
  private unreadableLines = 0;
  private lastId = 0;

  constructor(private readonly folder: string) {}

  get entries(): readonly JournalEntry[] {
    return this.list;
  }

  /** Lines that are no entries of this version of the program. */
  get unreadable(): number {
    return this.unreadableLines;
  }

  /**
   * Reads what has been appended since the last time.
   * @returns the new entries; undefined when the file is another one, and all were read
   */
  async refresh(): Promise<readonly JournalEntry[] | undefined> {
    const file = await this.open('r');
    const known = this.list.length;
    const read = this.read;
    try {
      const size = (await file?.stat())?.size ?? 0;
      if (size < read) this.forget();
      if (file !== undefined && size > this.read) {
        this.take(await bytesFrom(file, this.read, size));
      }
      return size < read ? undefined : this.list.slice(known);
    } finally {
      await file?.close();
    }
  }

  /**
   * Appends entries and waits until they are on the disk; all of them are there afterwards, or none.
   * Whoever calls it holds the lock of the folder and has called `refresh` since.
   */
  async append(run: string, entries: readonly NewEntry[]): Promise<readonly JournalEntry[]> {
    const at = new Date().toISOString();
    const added = entries.map((entry, i) => ({ id: this.lastId + 1 + i, at, run, ...entry }));
    const bytes = Buffer.from(added.map(entry => `${JSON.stringify(entry)}\n`).join(''));
    const file = (await this.open('r+')) ?? (await open(this.path, 'wx+'));
    try {
      await file.truncate(this.read); // what was cut off
      await writeWhole(file, bytes, this.read).catch(async (error: unknown) => {
        await file.truncate(this.read).catch(() => undefined);
        throw error;
      });
      await file.sync();
    } finally {
      await file.close();
    }
    if (this.read === 0) await syncFolder(this.folder);
    this.read += bytes.length;
    this.add(added);
    return added;
  }

  private get path(): string {
    return join(this.folder, journalFile);
  }

  private async open(flags: 'r' | 'r+'): Promise<FileHandle | undefined> {
    try {
      return await open(this.path, flags);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  private forget(): void {
    this.list.length = 0;
    this.read = 0;
    this.unreadableLines = 0;
    this.lastId = 0;
  }

  private take(bytes: Buffer): void {
    const end = bytes.lastIndexOf(newline) + 1;
    const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
    this.read += end;
    const entries = lines.map(entryOf).filter(entry => entry !== undefined);
    this.unreadableLines += lines.length - entries.length;
    this.add(entries);
  }

  private add(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      this.list.push(entry);
      this.lastId = Math.max(this.lastId, entry.id);
    }
  }
}

function entryOf(line: string): JournalEntry | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const entry = v.safeParse(journalEntrySchema, json);
  return entry.success ? entry.output : undefined;
}

async function bytesFrom(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start);
  return bytes.subarray(0, await readWhole(file, bytes, start));
}
