import type { RefObject, TargetedKeyboardEvent } from 'preact';

interface Action {
  readonly kind: string;
}

/**
 * The keys of a grid whose rows hold nothing that takes the focus but the details of those that are opened. From
 * there, Escape leads back; other keys are for what has the focus. Copying is left to the browser when text is selected.
 * @param actionOf undefined for a key that is none of the grid's
 */
export function gridKeys<Act extends Action>(
  grid: RefObject<HTMLElement | null>,
  actionOf: (event: KeyboardEvent) => Act | undefined,
  act: (action: Act) => void,
): (event: TargetedKeyboardEvent<HTMLElement>) => void {
  return event => {
    const inDetails = event.target !== event.currentTarget;
    if (inDetails && event.key !== 'Escape') return;
    const action = actionOf(event);
    if (action === undefined || (action.kind === 'copy' && isTextSelected())) return;
    act(action);
    if (inDetails) grid.current?.focus();
    event.preventDefault();
  };
}

function isTextSelected(): boolean {
  return getSelection()?.isCollapsed === false;
}
