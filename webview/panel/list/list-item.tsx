import type { ComponentChildren, VNode } from 'preact';
import type { VirtualLine } from './use-virtual-lines.ts';

export interface ListItemProps {
  readonly line: VirtualLine;
  /** Lines of the whole list. */
  readonly count: number;
  /** 1 for a heading, and where there are none; 2 below a heading. */
  readonly level: 1 | 2;
  readonly measure: (element: HTMLElement | null) => void;
  readonly children: ComponentChildren;
}

/** A line of a list that has others before and behind it that are not there. */
export function ListItem({ line, count, level, measure, children }: ListItemProps): VNode {
  return (
    <li
      ref={measure}
      class={level === 2 ? 'in-group' : undefined}
      data-index={line.index}
      aria-setsize={count}
      aria-posinset={line.index + 1}
      aria-level={level}
      style={{ marginBlockStart: `${line.gap}px` }}
    >
      {children}
    </li>
  );
}
