import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OpenedRun } from '../core/run/opened-run.ts';
import { runFile } from '../core/run/run-folder.ts';

/** Runs whose rows are kept in memory. */
const kept = 3;

interface Entry {
  readonly opened: Promise<OpenedRun>;
  readonly modifiedMs: number;
}

/** The runs that were asked for last; one that another process wrote anew is read again. */
export class OpenedRuns {
  private readonly entries = new Map<string, Entry>();

  async open(folder: string): Promise<OpenedRun> {
    const modifiedMs = await modified(folder);
    const entry = this.entries.get(folder);
    const opened = entry?.modifiedMs === modifiedMs ? entry.opened : OpenedRun.open(folder);
    this.forget(folder);
    this.entries.set(folder, { opened, modifiedMs });
    opened.catch(() => this.forget(folder));
    for (const oldest of this.entries.keys()) {
      if (this.entries.size > kept) this.entries.delete(oldest);
    }
    return opened;
  }

  /** Keeps a run as it was just written, with what it has read already. */
  async replace(opened: OpenedRun): Promise<void> {
    const { folder } = opened;
    const modifiedMs = await modified(folder);
    this.forget(folder);
    this.entries.set(folder, { opened: Promise.resolve(opened), modifiedMs });
  }

  forget(folder: string): void {
    this.entries.delete(folder);
  }
}

async function modified(folder: string): Promise<number> {
  return (await stat(join(folder, runFile)).catch(() => undefined))?.mtimeMs ?? 0;
}
