import type { VNode } from 'preact';
import { ProgressRing } from '../toolkit.tsx';

export function Loading({ text }: { readonly text: string }): VNode {
  return (
    <p class="loading" role="status">
      <ProgressRing />
      {text}
    </p>
  );
}
