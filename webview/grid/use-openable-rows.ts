import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { rowMetrics } from './row-metrics.ts';
import { clamped, endOfView, moved, showing, type Position, type Rows } from './scroll-position.ts';
import { useInnerSize } from './use-inner-size.ts';
import { useScroll } from './use-scroll.ts';

/** A list of any number of rows, which can be opened: what of it is in view, and ways to move. */
export interface OpenableRows {
  /** Pixels of a closed row. */
  readonly height: number;
  /** Pixels in which rows are seen; 0 until they are known. */
  readonly viewport: number;
  /** Characters that fit in a row. */
  readonly characters: number;
  readonly rows: Rows;
  readonly position: Position;
  /** One past the last row of which a pixel is seen. */
  readonly end: number;
  readonly moveTo: (position: Position) => void;
  /** Moves as little as it takes to see `row`. */
  readonly show: (row: number) => void;
  /** Moves by what is in view; the rows by which the cursor goes along. */
  readonly page: (direction: 1 | -1) => number;
  /** Leaves no room below the last row. */
  readonly clamp: () => void;
  /** `row` is being opened: it is shown with its details once these are measured, unless the person moves before. */
  readonly opening: (row: number) => void;
  readonly notOpening: () => void;
  /** Forgets how high details were, and goes back to the first row. */
  readonly restart: () => void;
  readonly onDetailsHeight: (row: number, pixels: number) => void;
  readonly onWheel: (event: WheelEvent) => void;
  /** The person moves by the scroll bar. */
  readonly onMove: (position: Position) => void;
}

export interface OpenableRowsOptions {
  readonly count: number;
  readonly expanded: ReadonlySet<number>;
  readonly start: Position;
  /** Rows' heights at the top of the element in which none is seen. */
  readonly headRows: number;
}

export const firstPosition: Position = { line: 0, offset: 0 };

/** Height of an opened row's details until they have been measured. */
const expectedDetails = 160;

/** @param grid the element in which the rows are */
export function useOpenableRows(
  grid: RefObject<HTMLElement | null>,
  { count, expanded, start, headRows }: OpenableRowsOptions,
): OpenableRows {
  const { height, character } = useMemo(rowMetrics, []);
  const inner = useInnerSize(grid);
  const viewport = Math.max(0, inner.height - headRows * height);
  const [details, setDetails] = useState<ReadonlyMap<number, number>>(new Map());
  const rows: Rows = {
    count,
    heightOf: row => (expanded.has(row) ? height + (details.get(row) ?? expectedDetails) : height),
  };
  const { position, moveTo, onWheel } = useScroll(start, rows, viewport);
  const end = position.line < count ? endOfView(position, viewport, rows) : position.line;
  const show = (row: number): void => moveTo(showing(row, position, viewport, rows));

  const opened = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (opened.current !== undefined && details.has(opened.current)) show(opened.current);
  }, [details]);
  const opening = useCallback((row: number | undefined): void => {
    opened.current = row;
  }, []);
  const onDetailsHeight = useCallback((row: number, pixels: number): void => {
    setDetails(before => (before.get(row) === pixels ? before : new Map(before).set(row, pixels)));
  }, []);
  const byPerson = <Value>(move: (value: Value) => void): ((value: Value) => void) => {
    return value => {
      opened.current = undefined;
      move(value);
    };
  };
  return {
    height,
    viewport,
    characters: Math.ceil(inner.width / character),
    rows,
    position,
    end,
    moveTo,
    show,
    page: direction => {
      const pixels = direction * (viewport - height);
      moveTo(clamped(moved(position, pixels, rows), viewport, rows));
      return direction * Math.max(1, Math.floor(viewport / height) - 1);
    },
    clamp: () => moveTo(clamped(position, viewport, rows)),
    opening,
    notOpening: () => opening(undefined),
    restart: () => {
      setDetails(new Map());
      moveTo(firstPosition);
    },
    onDetailsHeight,
    onWheel: byPerson(onWheel),
    onMove: byPerson(moveTo),
  };
}
