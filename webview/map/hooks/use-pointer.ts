import type { TargetedPointerEvent, TargetedWheelEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';

type Pixel = readonly [left: number, top: number];

export interface PointerActions {
  readonly onPan: (dx: number, dy: number) => void;
  readonly onZoom: (factor: number, around: Pixel) => void;
  readonly onHover: (at: Pixel | undefined) => void;
  readonly onClick: (at: Pixel) => void;
  /** A closed line was drawn: its corners in pixels. */
  readonly onLasso: (corners: readonly Pixel[]) => void;
  /** Whether dragging draws a line also without the Shift key. */
  readonly lassoMode: boolean;
}

/** Movement up to this many pixels is a click. */
const clickPixels = 4;
/** Corners of a line are at least so far apart. */
const cornerPixels = 3;
const wheelZoom = 0.0015;

export interface PointerHandlers {
  readonly onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: TargetedPointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: TargetedPointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: () => void;
  readonly onWheel: (event: TargetedWheelEvent<HTMLElement>) => void;
}

/** Dragging, drawing a line, hovering, clicking and the wheel, in pixels of the element. */
export function usePointer(actions: PointerActions): {
  readonly handlers: PointerHandlers;
  /** The line that is being drawn. */
  readonly drawing: readonly Pixel[] | undefined;
} {
  const pressed = useRef<{ readonly start: Pixel; last: Pixel; moved: boolean } | undefined>(
    undefined,
  );
  const [drawing, setDrawing] = useState<readonly Pixel[]>();
  const corners = useRef<Pixel[] | undefined>(undefined);

  const end = (): void => {
    pressed.current = undefined;
    corners.current = undefined;
    setDrawing(undefined);
  };
  const handlers: PointerHandlers = {
    onPointerDown: event => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = pixelOf(event);
      pressed.current = { start: at, last: at, moved: false };
      if (event.shiftKey || actions.lassoMode) corners.current = [at];
    },
    onPointerMove: event => {
      const at = pixelOf(event);
      const press = pressed.current;
      if (press === undefined) {
        actions.onHover(at);
        return;
      }
      if (!press.moved && distance(press.start, at) < clickPixels) return;
      press.moved = true;
      actions.onHover(undefined);
      const line = corners.current;
      if (line === undefined) actions.onPan(at[0] - press.last[0], at[1] - press.last[1]);
      else if (distance(line.at(-1) ?? at, at) >= cornerPixels) {
        line.push(at);
        setDrawing([...line]);
      }
      press.last = at;
    },
    onPointerUp: event => {
      const press = pressed.current;
      const line = corners.current;
      end();
      if (press === undefined) return;
      if (!press.moved) actions.onClick(pixelOf(event));
      else if (line !== undefined && line.length > 2) actions.onLasso(line);
    },
    onPointerCancel: end,
    onPointerLeave: () => actions.onHover(undefined),
    onWheel: event => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
      actions.onZoom(Math.exp(-event.deltaY * lines * wheelZoom), pixelOf(event));
    },
  };
  return { handlers, drawing };
}

function pixelOf(
  event: TargetedPointerEvent<HTMLElement> | TargetedWheelEvent<HTMLElement>,
): Pixel {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

function distance([x0, y0]: Pixel, [x1, y1]: Pixel): number {
  return Math.hypot(x1 - x0, y1 - y0);
}
