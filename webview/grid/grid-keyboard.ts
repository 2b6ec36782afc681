/** What a key does in the list of rows. */
export type GridAction =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'page'; readonly direction: 1 | -1 }
  | { readonly kind: 'first' | 'last' | 'toggle' | 'expand' | 'collapse' | 'copy' };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Undefined for a key that is none of ours, or the workbench's. */
export function gridAction({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Key): GridAction | undefined {
  if (altKey || shiftKey) return undefined;
  if (ctrlKey || metaKey) {
    if (key === 'Home') return { kind: 'first' };
    if (key === 'End') return { kind: 'last' };
    return key === 'c' ? { kind: 'copy' } : undefined;
  }
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', by: 1 };
    case 'ArrowUp':
      return { kind: 'move', by: -1 };
    case 'PageDown':
      return { kind: 'page', direction: 1 };
    case 'PageUp':
      return { kind: 'page', direction: -1 };
    case 'Home':
      return { kind: 'first' };
    case 'End':
      return { kind: 'last' };
    case 'Enter':
    case ' ':
      return { kind: 'toggle' };
    case 'ArrowRight':
      return { kind: 'expand' };
    case 'ArrowLeft':
    case 'Escape':
      return { kind: 'collapse' };
    default:
      return undefined;
  }
}
