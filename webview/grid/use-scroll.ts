import { useCallback, useRef, useState } from 'preact/hooks';
import { clamped, moved, type Position, type Rows } from './scroll-position.ts';

export interface Scroll {
  readonly position: Position;
  readonly moveTo: (position: Position) => void;
  readonly onWheel: (event: WheelEvent) => void;
}

/**
 * Where the list is scrolled to. Many turns of the wheel in one frame are one move.
 * @param rows and @param viewport as they are now
 */
export function useScroll(start: Position, rows: Rows, viewport: number): Scroll {
  const [position, moveTo] = useState(start);
  const latest = useRef({ rows, viewport });
  latest.current = { rows, viewport };
  const turned = useRef({ pixels: 0, frame: 0 });

  const onWheel = useCallback((event: WheelEvent): void => {
    const { current } = turned;
    if (event.ctrlKey) return;
    current.pixels += pixelsOf(event, latest.current);
    current.frame ||= requestAnimationFrame(() => {
      const { pixels } = current;
      Object.assign(current, { pixels: 0, frame: 0 });
      const now = latest.current;
      moveTo(before => clamped(moved(before, pixels, now.rows), now.viewport, now.rows));
    });
  }, []);
  return { position, moveTo, onWheel };
}

function pixelsOf(
  { deltaY, deltaMode }: WheelEvent,
  { rows, viewport }: { readonly rows: Rows; readonly viewport: number },
): number {
  if (deltaMode === WheelEvent.DOM_DELTA_LINE) return deltaY * rows.heightOf(0);
  return deltaMode === WheelEvent.DOM_DELTA_PAGE ? deltaY * viewport : deltaY;
}
