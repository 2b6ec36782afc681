import { listAction } from './list-keyboard.ts';
import { TypeAhead } from './type-ahead.ts';

/** What a key asks for besides moving the focus. */
export interface ListMoves {
  /** Opens or closes a cluster or group by its button. */
  readonly open: (button: HTMLElement, open: boolean) => void;
}

const toggles = '.cluster-toggle, .group-toggle';
const typed = new TypeAhead();

/**
 * Moves the focus in the list as keys ask for: arrows, Home and End, letters that the line of a
 * cluster or group begins with. Right opens and goes to the first cluster of an open group; left
 * closes, and goes from a cluster to its group.
 */
export function moveInList(event: KeyboardEvent, list: HTMLElement, { open }: ListMoves): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const buttons = [...list.querySelectorAll<HTMLElement>(toggles)];
  const at = buttons.findIndex(button => button === event.currentTarget);
  const button = buttons[at];
  if (button === undefined) return;
  const action = listAction(event.key, at, buttons.length);
  const expanded = button.getAttribute('aria-expanded') === 'true';
  const isGroup = button.dataset['group'] !== undefined;
  if (action === undefined) {
    const texts = buttons.map(other => other.innerText);
    const found = typed.find(event.key, event.timeStamp, texts, at);
    if (found === undefined) return;
    buttons[found]?.focus();
  } else if (action.kind === 'move') buttons[action.index]?.focus();
  else if (action.kind === 'expand' && expanded && isGroup) buttons[at + 1]?.focus();
  else if (action.kind === 'collapse' && !expanded && !isGroup) groupOf(button)?.focus();
  else open(button, action.kind === 'expand');
  event.preventDefault();
}

function groupOf(button: HTMLElement): HTMLElement | null | undefined {
  return button.closest('.cluster-group')?.querySelector<HTMLElement>('.group-toggle');
}
