import { t } from '@vscode/l10n';
import type { RefObject, VNode } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RowsState } from '../../../src/protocol/rows-api.ts';
import { useTheme } from '../../hooks/use-theme.ts';
import { gridAction, type GridAction } from '../grid-keyboard.ts';
import type { RowsHost } from '../host.ts';
import { useBlockCache } from '../hooks/use-block-cache.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import type { Search } from '../hooks/use-search.ts';
import { useInnerSize } from '../hooks/use-inner-size.ts';
import type { ChangeView } from '../hooks/use-view-state.ts';
import { rowMetrics } from '../row-metrics.ts';
import {
  clamped,
  endOfView,
  moved,
  showing,
  type Position,
  type Rows,
} from '../scroll-position.ts';
import type { ViewState } from '../view-state.ts';
import { GridRow, rowId } from './grid-row.tsx';
import { OverviewBar } from './overview-bar.tsx';

export interface RowsGridProps {
  readonly host: RowsHost;
  readonly state: RowsState | undefined;
  readonly view: ViewState;
  readonly changeView: ChangeView;
  readonly keepPosition: (position: Position) => void;
  /** Another number: show the line with the cursor. */
  readonly asked: number;
  readonly search: Search;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onGoTo: (line: number) => void;
  readonly onError: (error: unknown) => void;
}

/** Height of an opened row's details until they have been measured. */
const expectedDetails = 160;

export function RowsGrid(props: RowsGridProps): VNode {
  const { host, state, view, changeView, keepPosition, asked, search, grid, onGoTo, onError } =
    props;
  const { lines = 0, version = '', clusters } = state ?? {};
  const { height, character } = useMemo(rowMetrics, []);
  const { width, height: viewport } = useInnerSize(grid);
  const characters = Math.ceil(width / character);
  const theme = useTheme();
  const [details, setDetails] = useState<ReadonlyMap<number, number>>(new Map());
  const expanded = useMemo(() => new Set(view.expanded), [view.expanded]);
  const names = useMemo(
    () => new Map(clusters?.names.map(named => [named.id, named])),
    [clusters?.version],
  );
  const rows: Rows = {
    count: lines,
    heightOf: line =>
      expanded.has(line) ? height + (details.get(line) ?? expectedDetails) : height,
  };
  const { position, moveTo, onWheel } = useScroll(view.position, rows, viewport);
  const texts = useBlockCache(
    (first, count) => host.call('lines', { first, count }),
    version,
    onError,
  );
  const gutter = useBlockCache(
    (first, count) => host.call('clusters', { first, count }),
    `${version} ${clusters?.version ?? ''}`,
    onError,
  );
  const end = position.line < lines ? endOfView(position, viewport, rows) : position.line;

  useLayoutEffect(() => {
    texts.want(position.line, end, lines);
    if (clusters !== undefined) gutter.want(position.line, end, lines);
  });
  useEffect(() => keepPosition(position), [position]);
  /** To be shown with its details while these come, until the person goes elsewhere. */
  const justOpened = useRef<number | undefined>(undefined);
  const isKnown = view.cursor < lines;
  useLayoutEffect(() => {
    justOpened.current = undefined;
    if (asked > 0 && isKnown && viewport > 0) {
      moveTo(showing(view.cursor, position, viewport, rows));
    }
  }, [asked, isKnown, viewport > 0]);
  useLayoutEffect(() => {
    const line = justOpened.current;
    if (line === undefined || !details.has(line)) return;
    moveTo(showing(line, position, viewport, rows));
  }, [details]);
  const complete = state !== undefined && state.read >= state.bytes;
  useLayoutEffect(() => {
    if (!complete || lines === 0 || viewport === 0) return;
    moveTo(clamped(position, viewport, rows));
    if (view.cursor >= lines) changeView({ cursor: lines - 1 });
  }, [complete, lines, viewport]);

  const opened = useRef(view.expanded);
  opened.current = view.expanded;
  const toggle = useCallback((line: number, open?: boolean): void => {
    const others = opened.current.filter(other => other !== line);
    const isOpen = others.length < opened.current.length;
    if (open === isOpen) return;
    justOpened.current = isOpen ? undefined : line;
    changeView({ expanded: isOpen ? others : [...others, line] });
  }, []);
  const onDetailsHeight = useCallback((line: number, pixels: number): void => {
    setDetails(before =>
      before.get(line) === pixels ? before : new Map(before).set(line, pixels),
    );
  }, []);
  const showCluster = useCallback((cluster: number): void => {
    host.call('showCluster', { cluster }).catch(onError);
  }, []);

  const act = (action: GridAction): void => {
    const { cursor } = view;
    const go = (line: number): void => onGoTo(Math.max(0, Math.min(line, lines - 1)));
    switch (action.kind) {
      case 'move':
        go(cursor + action.by);
        break;
      case 'page': {
        const pixels = action.direction * (viewport - height);
        moveTo(clamped(moved(position, pixels, rows), viewport, rows));
        go(cursor + action.direction * Math.max(1, Math.floor(viewport / height) - 1));
        break;
      }
      case 'first':
        go(0);
        break;
      case 'last':
        go(lines - 1);
        break;
      case 'toggle':
        toggle(cursor);
        break;
      case 'expand':
        toggle(cursor, true);
        break;
      case 'collapse':
        toggle(cursor, false);
        break;
      case 'copy':
        host.call('copy', { line: cursor }).catch(onError);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (lines === 0) return;
    const inDetails = event.target !== event.currentTarget;
    if (inDetails && event.key !== 'Escape') return;
    const action = gridAction(event);
    if (action === undefined || (action.kind === 'copy' && isTextSelected())) return;
    act(action);
    if (inDetails) grid.current?.focus();
    event.preventDefault();
  };

  const shown = Array.from({ length: end - position.line }, (_, i) => position.line + i);
  return (
    <div class="list" style={{ '--row': `${height}px`, '--digits': String(digitsOf(lines)) }}>
      <div
        ref={grid}
        class={clusters === undefined ? 'grid' : 'grid with-clusters'}
        role="treegrid"
        aria-label={t('Lines of {0}', state?.file ?? '')}
        aria-rowcount={lines}
        aria-multiselectable={false}
        aria-activedescendant={
          view.cursor >= position.line && view.cursor < end ? rowId(view.cursor) : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
        onWheel={event => {
          justOpened.current = undefined;
          onWheel(event);
        }}
      >
        <div
          class="rows"
          role="presentation"
          style={{ transform: `translateY(${-position.offset}px)` }}
        >
          {shown.map(line => (
            <GridRow
              key={line}
              host={host}
              version={version}
              line={line}
              view={texts.at(line)}
              cluster={clusters === undefined ? undefined : gutter.at(line)}
              named={names.get(gutter.at(line) ?? 0)}
              theme={theme}
              characters={characters}
              selected={line === view.cursor}
              hit={search.hits.has(line)}
              expanded={expanded.has(line)}
              query={search.status === 'none' ? undefined : view.query}
              onGoTo={onGoTo}
              onToggle={toggle}
              onDetailsHeight={onDetailsHeight}
              onShowCluster={showCluster}
              onError={onError}
            />
          ))}
        </div>
        {complete && lines === 0 && <p class="empty">{t('The file is empty.')}</p>}
      </div>
      <OverviewBar
        overview={parts => host.call('overview', { parts })}
        clusters={clusters === undefined ? '' : `${version} ${clusters.version}`}
        theme={theme}
        rows={rows}
        height={height}
        viewport={viewport}
        position={position}
        onMove={there => {
          justOpened.current = undefined;
          moveTo(there);
        }}
      />
    </div>
  );
}

function digitsOf(lines: number): number {
  return Math.max(3, String(lines).length);
}

function isTextSelected(): boolean {
  return getSelection()?.isCollapsed === false;
}
