import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** A line of the list that is there. */
export interface VirtualLine {
  readonly index: number;
  /** Pixels between it and the line before it that is there, where others are left out. */
  readonly gap: number;
}

export interface VirtualLines {
  readonly lines: readonly VirtualLine[];
  /** Pixels of what is left out behind the last line. */
  readonly rest: number;
  /** To be called with the element of every line, which has its index as `data-index`. */
  readonly measure: (element: HTMLElement | null) => void;
}

/** Lines beyond the view on either side: enough that short lists are there whole. */
const overscan = 20;
/** Pixels, until a line has been measured. */
const usual = 40;

/**
 * Of the lines of a list that scrolls with the window those near the view, and some that have to be there
 * wherever it is. The others are replaced by room.
 * @param keys unique, of every line
 * @param pinned indices of lines that are always there
 */
export function useVirtualLines(
  list: RefObject<HTMLElement | null>,
  keys: readonly (number | string)[],
  pinned: readonly number[],
): VirtualLines {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [margin, setMargin] = useState(0);
  const [height, setHeight] = useState<number>();
  const options: VirtualizerOptions<Window, HTMLElement> = {
    count: keys.length,
    enabled: height !== undefined,
    estimateSize: () => height ?? usual,
    getItemKey: (index: number) => keys[index] ?? index,
    getScrollElement: () => window,
    initialOffset: () => window.scrollY,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    observeElementOffset: observeWindowOffset,
    observeElementRect: observeWindowRect,
    onChange: () => redraw(undefined),
    overscan,
    rangeExtractor: ({ startIndex, endIndex }) =>
      indices(startIndex - overscan, endIndex + overscan, keys.length, pinned),
    scrollMargin: margin,
    scrollToFn: windowScroll,
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);

  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    // What stands above the list may grow without the list being drawn again.
    const settle = (): void => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      setMargin(Math.round(top + window.scrollY));
    };
    const observer = new ResizeObserver(settle);
    observer.observe(document.body);
    settle();
    const line = list.current?.querySelector<HTMLElement>('.cluster:not(.expanded)');
    setHeight(line?.offsetHeight ?? usual);
    return () => observer.disconnect();
  }, []);

  if (height === undefined) {
    const first = indices(0, overscan, keys.length, pinned);
    return { lines: first.map(index => ({ index, gap: 0 })), rest: 0, measure: () => undefined };
  }
  let end = margin;
  const lines = virtualizer.getVirtualItems().map(item => {
    const gap = item.start - end;
    ({ end } = item);
    return { index: item.index, gap };
  });
  const rest = margin + virtualizer.getTotalSize() - end;
  return { lines, rest, measure: virtualizer.measureElement };
}

/** Those from `start` to `end` that there are, and the pinned ones, ascending. */
function indices(start: number, end: number, count: number, pinned: readonly number[]): number[] {
  const first = Math.max(0, start);
  const near = Array.from({ length: Math.min(end, count - 1) - first + 1 }, (_, i) => first + i);
  return [...new Set([...near, ...pinned])].toSorted((a, b) => a - b);
}
