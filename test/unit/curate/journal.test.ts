import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Curation } from '../../../src/core/curate/curation.ts';
import { Journal } from '../../../src/core/curate/journal.ts';
import type { JournalEntry, NewEntry } from '../../../src/core/curate/journal-entry.ts';
import { entriesOf, follow, replay } from '../../../src/core/curate/replay.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { anyAction, fiveClusters } from './arbitrary-edits.ts';

const tempFolder = tempFolders();
const rename = (name: string): NewEntry => ({
  kind: 'edit',
  edit: { kind: 'rename', cluster: 1, name },
});

async function read(folder: string): Promise<Journal> {
  const journal = new Journal(folder);
  await journal.refresh();
  return journal;
}

describe('Journal', () => {
  it('is empty where there is none, and keeps what was appended', async () => {
    const folder = await tempFolder();
    const journal = await read(folder);
    expect(journal.entries).toEqual([]);
    await journal.append('a', [rename('x'), { kind: 'undo', of: 1 }]);
    await journal.append('a', [{ kind: 'redo', of: 1 }]);
    const again = await read(folder);
    expect(again.entries).toEqual(journal.entries);
    expect(again.entries.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      '1 edit',
      '2 undo',
      '3 redo',
    ]);
  });

  it('forgets a line that was cut off, wherever, and goes on behind the line before', async () => {
    const folder = await tempFolder();
    const journal = await read(folder);
    await journal.append('a', [rename('first')]);
    const whole = (await readFile(join(folder, 'journal.jsonl'))).length;
    await journal.append('a', [rename('둘째')]);
    const { length } = await readFile(join(folder, 'journal.jsonl'));
    for (let end = length - 1; end >= whole; end -= 7) {
      await truncate(join(folder, 'journal.jsonl'), end);
      const cut = await read(folder);
      expect(cut.entries).toHaveLength(1);
      expect(cut.unreadable).toBe(0);
    }
    const cut = await read(folder);
    await cut.append('a', [rename('third')]);
    expect((await read(folder)).entries).toHaveLength(2);
  });

  it('leaves lines alone that are no entries, and counts them', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'journal.jsonl');
    await writeFile(path, 'oops\n{"kind":"dance","id":4}\n');
    const journal = await read(folder);
    expect(journal.unreadable).toBe(2);
    await journal.append('a', [rename('x')]);
    expect((await readFile(path, 'utf8')).startsWith('oops\n{"kind":"dance"')).toBe(true);
    expect((await read(folder)).entries).toHaveLength(1);
  });

  it('reads only what others appended, and all when the file is another one', async () => {
    const folder = await tempFolder();
    const [mine, other] = [await read(folder), await read(folder)];
    await other.append('a', [rename('x')]);
    expect(await mine.refresh()).toHaveLength(1);
    expect(await mine.refresh()).toEqual([]);
    await mine.append('a', [rename('y')]);
    await other.refresh();
    expect(other.entries.map(({ id }) => id)).toEqual([1, 2]);
    await writeFile(join(folder, 'journal.jsonl'), '');
    expect(await other.refresh()).toBeUndefined();
    expect(other.entries).toEqual([]);
  });

  it('takes a line that another process is writing when it is whole', async () => {
    const folder = await tempFolder();
    const journal = await read(folder);
    await journal.append('a', [rename('x')]);
    const line = `${JSON.stringify({ ...journal.entries[0], id: 2 })}\n`;
    await appendFile(join(folder, 'journal.jsonl'), line.slice(0, 20));
    expect(await journal.refresh()).toEqual([]);
    await appendFile(join(folder, 'journal.jsonl'), line.slice(20));
    expect(await journal.refresh()).toHaveLength(1);
  });
});

describe('replay', () => {
  it('leads to the state that the edits led to', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 25 }), actions => {
        const live = new Curation(fiveClusters());
        const entries: JournalEntry[] = [];
        for (const action of actions) {
          const head = { id: entries.length + 1, at: '2026-01-01T00:00:00Z', run: 'a' };
          const { undo, redo } = live.next;
          const of = (action === 'undo' ? undo : redo)?.id ?? 0;
          const entry: JournalEntry =
            action === 'undo' || action === 'redo'
              ? { ...head, kind: action, of }
              : { ...head, kind: 'edit', edit: action };
          if (follow(live, entry)) entries.push(entry);
        }
        const { curation, failed } = replay(fiveClusters(), entriesOf(entries, 'a'));
        expect(failed).toEqual([]);
        expect([...curation.state.places]).toEqual([...live.state.places]);
        expect([...curation.state.marked]).toEqual([...live.state.marked]);
        expect(curation.next).toEqual(live.next);
      }),
    );
  });

  it('skips what does not fit, and entries of other runs', () => {
    const head = { at: '2026-01-01T00:00:00Z', kind: 'edit' } as const;
    const entries: JournalEntry[] = [
      { ...head, id: 1, run: 'a', edit: { kind: 'drop', clusters: [1] } },
      { ...head, id: 2, run: 'a', edit: { kind: 'drop', clusters: [99] } },
      { ...head, id: 3, run: 'b', edit: { kind: 'drop', clusters: [2] } },
      { at: head.at, id: 4, run: 'a', kind: 'undo', of: 2 },
    ];
    const { curation, failed } = replay(fiveClusters(), entriesOf(entries, 'a'));
    expect(failed.map(({ id }) => id)).toEqual([2, 4]);
    expect([...curation.state.marked.keys()]).toEqual([1]);
  });
});
