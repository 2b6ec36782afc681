import type { VNode } from 'preact';
import { ProgressRing } from '../shared/toolkit.tsx';

export function Loading({ text }: { readonly text: string }): VNode {
  return (
    <p class="loading" role="status">
      <ProgressRing />
      {text}
    </p>
  );
}
