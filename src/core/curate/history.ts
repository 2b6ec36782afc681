import { editSummary, type HistoryItem } from './curated-view.ts';
import type { Curation } from './curation.ts';
import type { EditEntry, JournalEntry } from './journal-entry.ts';

/**
 * What a journal tells, in the order in which it happened: earlier edits that held when the run got
 * other clusters, and those of the state, undone ones last.
 */
export function historyOf(
  entries: readonly JournalEntry[],
  { done, redoable }: Curation,
  nameOf: (cluster: number) => string,
): readonly HistoryItem[] {
  const current = new Set([...done, ...redoable].map(({ id }) => id));
  const past = new Map<number, HistoryItem>();
  const undone = new Map<number, HistoryItem>();
  for (const entry of entries) {
    if (entry.kind === 'undo') take(entry.of, past, undone);
    else if (entry.kind === 'redo') take(entry.of, undone, past);
    else if (entry.kind === 'edit') {
      if (!current.has(entry.id)) past.set(entry.id, item(entry, 'past'));
    } else if (entry.base !== null) {
      const { id, at, lost } = entry;
      past.set(id, { kind: 'clustering', id, at, lost });
    }
  }
  return [
    ...past.values(),
    ...done.map(entry => item(entry, 'done')),
    ...redoable.toReversed().map(entry => item(entry, 'undone')),
  ];

  function item(entry: EditEntry, state: 'past' | 'done' | 'undone'): HistoryItem {
    return { kind: 'edit', edit: editSummary(entry, nameOf), state };
  }
}

function take(id: number, from: Map<number, HistoryItem>, to: Map<number, HistoryItem>): void {
  const item = from.get(id);
  if (item === undefined) return;
  from.delete(id);
  to.set(id, item);
}
