import { t } from '@vscode/l10n';
import type { RefObject, VNode } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RowsState } from '../../../src/protocol/rows-api.ts';
import { useTheme } from '../../shared/use-theme.ts';
import { gridAction, type GridAction } from '../../grid/grid-keyboard.ts';
import { gridKeys } from '../../grid/grid-keys.ts';
import type { RowsHost } from '../host.ts';
import { useBlockCache } from '../../grid/use-block-cache.ts';
import { useOpenableRows } from '../../grid/use-openable-rows.ts';
import type { Search } from '../hooks/use-search.ts';
import type { ChangeView } from '../hooks/use-view-state.ts';
import type { Position } from '../../grid/scroll-position.ts';
import type { ViewState } from '../view-state.ts';
import { GridRow, rowId } from './grid-row.tsx';
import { OverviewBar } from '../../grid/overview-bar.tsx';

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

export function RowsGrid(props: RowsGridProps): VNode {
  const { host, state, view, changeView, keepPosition, asked, search, grid, onGoTo, onError } =
    props;
  const { lines = 0, version = '', clusters } = state ?? {};
  const theme = useTheme();
  const expanded = useMemo(() => new Set(view.expanded), [view.expanded]);
  const names = useMemo(
    () => new Map(clusters?.names.map(named => [named.id, named])),
    [clusters?.version],
  );
  const list = useOpenableRows(grid, {
    count: lines,
    expanded,
    start: view.position,
    headRows: 0,
  });
  const { height, viewport, characters, rows, position, end } = list;
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

  useLayoutEffect(() => {
    texts.want(position.line, end, lines);
    if (clusters !== undefined) gutter.want(position.line, end, lines);
  });
  useEffect(() => keepPosition(position), [position]);
  const isKnown = view.cursor < lines;
  useLayoutEffect(() => {
    list.notOpening();
    if (asked > 0 && isKnown && viewport > 0) list.show(view.cursor);
  }, [asked, isKnown, viewport > 0]);
  const complete = state !== undefined && state.read >= state.bytes;
  useLayoutEffect(() => {
    if (!complete || lines === 0 || viewport === 0) return;
    list.clamp();
    if (view.cursor >= lines) changeView({ cursor: lines - 1 });
  }, [complete, lines, viewport]);

  const opened = useRef(view.expanded);
  opened.current = view.expanded;
  const toggle = useCallback((line: number, open?: boolean): void => {
    const others = opened.current.filter(other => other !== line);
    const isOpen = others.length < opened.current.length;
    if (open === isOpen) return;
    if (isOpen) list.notOpening();
    else list.opening(line);
    changeView({ expanded: isOpen ? others : [...others, line] });
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
      case 'page':
        go(cursor + list.page(action.direction));
        break;
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
  const onKeyDown = gridKeys(grid, gridAction, act);

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
        onKeyDown={lines > 0 ? onKeyDown : undefined}
        onWheel={list.onWheel}
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
              onDetailsHeight={list.onDetailsHeight}
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
        onMove={list.onMove}
      />
    </div>
  );
}

function digitsOf(lines: number): number {
  return Math.max(3, String(lines).length);
}
