import { listAction } from '../../shared/list-keyboard.ts';
import { lineText, type ListLine } from './list-lines.ts';
import { TypeAhead } from './type-ahead.ts';

/** What a key does in the list. */
export type ListMove =
  | { readonly kind: 'focus'; readonly index: number }
  /** Opens or closes the cluster or group that has the focus. */
  | { readonly kind: 'open'; readonly open: boolean };

const typed = new TypeAhead();

/**
 * What a key asks for on a line of the list: arrows, Home and End, letters that a line begins with. Right opens
 * and goes to the first cluster of an open group; left closes, and goes from a cluster to its group.
 * @param at index of the line that has the focus
 */
export function listMove(
  { key, timeStamp }: Pick<KeyboardEvent, 'key' | 'timeStamp'>,
  lines: readonly ListLine[],
  at: number,
  expanded: boolean,
): ListMove | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const action = listAction(key, at, lines.length);
  if (action === undefined) {
    const found = typed.find(key, timeStamp, lines.map(lineText), at);
    return found === undefined ? undefined : { kind: 'focus', index: found };
  }
  if (action.kind === 'move') return { kind: 'focus', index: action.index };
  const open = action.kind === 'expand';
  if (open && expanded && line.kind === 'group') return { kind: 'focus', index: at + 1 };
  if (!open && !expanded && line.kind === 'cluster') {
    const group = lines.findIndex(other => other.key === line.group);
    return group < 0 ? undefined : { kind: 'focus', index: group };
  }
  return { kind: 'open', open };
}
