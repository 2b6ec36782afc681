import type { VNode } from 'preact';

/** Outlines on a 16 × 16 grid, drawn with a line of 1 in the colour of the text. */
const outlines = {
  chart: 'M2.5 2v11.500H14M5.500 11V8M8.500 11V4.500M11.500 11V6.500',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  close: 'm4 4 8 8m0-8-8 8',
  clusters:
    'M2 5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M9 4a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0M8 10.5a3 3 0 1 0 6 0 3 3 0 1 0-6 0M3 11.5a1 1 0 1 0 2 0 1 1 0 1 0-2 0',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  current: 'M3 8h9M8.5 4.5 12 8l-3.5 3.5',
  drop: 'M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M4.1 11.9l7.8-7.8',
  error: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8m6-3.5v4.3m0 1.7v1',
  fit: 'M2.5 6v-3.5h3.5M10 2.5h3.5v3.5M13.5 10v3.5h-3.5M6 13.5h-3.5v-3.5',
  lasso:
    'M8 2.5c3.3 0 6 1.8 6 4s-2.7 4-6 4-6-1.8-6-4 2.7-4 6-4M5 9.9c-1.2.6-1.5 1.9-.6 2.600 1 .8 2.3-.3 1.7-1.9',
  map: 'M2 13.5V2.5M2 13.5h12M5 10.5h.01M7 6h.01M8.5 8.5h.01M11.5 4h.01M12.5 7h.01M10.5 10.5h.01',
  history: 'M8 4.5V8l2.5 1.5M3 3v3h3M3.2 6a5.5 5.5 0 1 1-.6 3',
  options:
    'M2 4.5h6m4 0h2m-6 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M2 11.5h2m4 0h6m-10 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  redo: 'M12.5 3.5v4h-4M12.5 7.5H6.5a3.5 3.5 0 0 0 0 6H9',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.5M13.5 2v3.5H10',
  search: 'M2.5 6.5a4 4 0 1 0 8 0 4 4 0 1 0-8 0m7 3 4 4',
  split: 'M8 14V9.5L3.5 5M8 9.5 12.5 5M3.5 8.5V4.5h4m5 4V4.5h-4',
  stop: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8m4-2h4v4H6z',
  'zoom-in': 'M8 3.5v9M3.5 8h9',
  'zoom-out': 'M3.5 8h9',
  suggest:
    'M7 3l1.300 3.700L12 8l-3.700 1.300L7 13l-1.300-3.700L2 8l3.700-1.300zM12.500 2v3M11 3.500h3M12.500 11v3M11 12.500h3',
  undo: 'M3.5 3.5v4h4M3.5 7.5h6a3.5 3.5 0 0 1 0 6H7',
  waiting: 'M6 8a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  warning: 'M8 2 1.5 13.5h13zm0 4.5v3.5m0 1.2v.8',
} as const;

export type IconName = keyof typeof outlines;

/** Decoration: what it means is always said by a text or label too. */
export function Icon({ name, slot }: { readonly name: IconName; readonly slot?: string }): VNode {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" slot={slot}>
      <path d={outlines[name]} />
    </svg>
  );
}
