import { gridAction, type GridAction } from '../grid/grid-keyboard.ts';

/** What a key does in the table: as in the list of rows, and selecting. */
export type TableAction =
  | GridAction
  /** Moves the cursor and selects what is between. */
  | { readonly kind: 'extend'; readonly move: Extract<GridAction, { kind: Moving }> }
  /** Opens the next or previous row in place of this one. */
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'select' | 'selectAll' | 'reveal' | 'drop' };

type Moving = 'move' | 'page' | 'first' | 'last';
type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Undefined for a key that is none of ours, or the workbench's. */
export function tableAction(event: Key): TableAction | undefined {
  const { key, altKey, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  if (altKey) {
    if (command || shiftKey) return undefined;
    if (key === 'ArrowDown') return { kind: 'step', by: 1 };
    return key === 'ArrowUp' ? { kind: 'step', by: -1 } : undefined;
  }
  if (key === ' ') return { kind: 'select' };
  if (key === 'Delete' && !command && !shiftKey) return { kind: 'drop' };
  if (command && key === 'Enter') return { kind: 'reveal' };
  if (command && key.toLowerCase() === 'a' && !shiftKey) return { kind: 'selectAll' };
  if (!shiftKey) return gridAction(event);
  const move = gridAction({
    key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey,
    shiftKey: false,
  });
  return move !== undefined && isMoving(move) ? { kind: 'extend', move } : undefined;
}

function isMoving(action: GridAction): action is Extract<GridAction, { kind: Moving }> {
  return ['move', 'page', 'first', 'last'].includes(action.kind);
}
