import { useEffect, useRef } from 'preact/hooks';

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y, or with ⌘) anywhere but in a text that is being typed. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  latest.current = { undo, redo };
  useEffect(() => {
    const stop = new AbortController();
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = undoAction(event);
      if (action === undefined || isTyping(event)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[action]();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
}

function undoAction({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' ? 'redo' : undefined;
}

/** The field may be inside the shadow of an element. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'text')
  );
}
