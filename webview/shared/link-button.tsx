import type { ComponentChildren, VNode } from 'preact';

export interface LinkButtonProps {
  readonly onClick: () => void;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** An action that reads as part of a text. */
export function LinkButton({ onClick, title, children }: LinkButtonProps): VNode {
  return (
    <button type="button" class="link" title={title} onClick={onClick}>
      {children}
    </button>
  );
}
