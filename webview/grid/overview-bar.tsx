import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clusterColour } from '../../src/protocol/palette.ts';
import type { OverviewMark } from '../../src/protocol/rows-api.ts';
import type { Theme } from '../shared/use-theme.ts';
import { positionAt, shareOf, type Position, type Rows } from './scroll-position.ts';

export interface OverviewBarProps {
  /** The clusters of the whole file, in so many parts. */
  readonly overview: (parts: number) => Promise<readonly OverviewMark[]>;
  /** Which clusters of which file; '' when there are none. */
  readonly clusters: string;
  readonly theme: Theme;
  readonly rows: Rows;
  /** Of a closed row, pixels. */
  readonly height: number;
  readonly viewport: number;
  readonly position: Position;
  readonly onMove: (position: Position) => void;
}

/** Pixels. */
const leastThumb = 20;
const stripWidth = 6;
/** Parts of the file that are told apart: one every few pixels. */
const pixelsOfPart = 3;

/** The scroll bar, with the clusters of the whole file on it. Keys do all that it does. */
export function OverviewBar(props: OverviewBarProps): VNode {
  const { rows, height, viewport, position, onMove } = props;
  const thumb = Math.max(
    leastThumb,
    viewport * Math.min(1, viewport / Math.max(1, rows.count * height)),
  );
  const way = viewport - thumb;
  const y = shareOf(position, viewport, rows) * way;
  const held = useRef<number | undefined>(undefined);

  const moveTo = (pixels: number): void => {
    const share = way > 0 ? Math.max(0, Math.min(1, pixels / way)) : 0;
    onMove(positionAt(share, viewport, rows));
  };
  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    if (event.button !== 0 || rows.count === 0) return;
    const at = event.offsetY;
    const onThumb = at >= y && at < y + thumb;
    held.current = onThumb ? at - y : thumb / 2;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!onThumb) moveTo(at - thumb / 2);
    event.preventDefault();
  };
  return (
    <div
      class="overview"
      aria-hidden
      onPointerDown={onPointerDown}
      onPointerMove={event => {
        if (held.current !== undefined) moveTo(event.offsetY - held.current);
      }}
      onPointerUp={() => (held.current = undefined)}
      onPointerCancel={() => (held.current = undefined)}
    >
      <ClusterStrip {...props} />
      {way > 0 && thumb < viewport && (
        <div class="thumb" style={{ height: `${thumb}px`, transform: `translateY(${y}px)` }} />
      )}
    </div>
  );
}

function ClusterStrip({ overview, clusters, theme, rows, viewport }: OverviewBarProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [marks, setMarks] = useState<readonly OverviewMark[]>([]);
  const parts = Math.max(1, Math.floor(viewport / pixelsOfPart));
  useEffect(() => {
    let current = true;
    if (clusters === '') setMarks([]);
    else {
      const take = (answer: readonly OverviewMark[]): void => {
        if (current) setMarks(answer);
      };
      overview(parts).then(take, () => take([]));
    }
    return () => {
      current = false;
    };
  }, [clusters, parts]);
  useLayoutEffect(() => {
    if (canvas.current) draw(canvas.current, marks, rows.count, theme);
  }, [marks, rows.count, theme, viewport]);
  return <canvas ref={canvas} width={stripWidth} height={Math.max(1, viewport)} />;
}

function draw(
  canvas: HTMLCanvasElement,
  marks: readonly OverviewMark[],
  lines: number,
  theme: Theme,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  for (const { start, end, cluster, colour } of marks) {
    const from = Math.floor((start / lines) * height);
    const to = Math.ceil(((end + 1) / lines) * height);
    context.fillStyle = clusterColour(cluster, colour)[theme].fill;
    context.fillRect(0, from, width, to - from);
  }
}
