/** What a key does on a cluster of the list. */
export type ListAction =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'expand' }
  | { readonly kind: 'collapse' };

/**
 * Arrow keys of a vertical list whose items open: up, down, Home and End move without wrapping,
 * right opens, left closes. Enter and Space are the button's own.
 * @param index of the item that has the focus, 0 ≤ index < count
 */
export function listAction(key: string, index: number, count: number): ListAction | undefined {
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', index: Math.min(index + 1, count - 1) };
    case 'ArrowUp':
      return { kind: 'move', index: Math.max(index - 1, 0) };
    case 'Home':
      return { kind: 'move', index: 0 };
    case 'End':
      return { kind: 'move', index: count - 1 };
    case 'ArrowRight':
      return { kind: 'expand' };
    case 'ArrowLeft':
      return { kind: 'collapse' };
    default:
      return undefined;
  }
}

/** Where Tab goes in a ring of `count` stops; −1 stands for a focus outside the ring. */
export function nextInRing(index: number, count: number, backwards: boolean): number {
  if (index < 0) return backwards ? count - 1 : 0;
  return (index + (backwards ? count - 1 : 1)) % count;
}
