import { t } from '@vscode/l10n';
import type { RefObject, VNode } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useTheme } from '../../hooks/use-theme.ts';
import { format } from '../../page-format.ts';
import { OverviewBar } from '../../rows/components/overview-bar.tsx';
import type { GridAction } from '../../rows/grid-keyboard.ts';
import { useBlockCache } from '../../rows/hooks/use-block-cache.ts';
import { useInnerSize } from '../../rows/hooks/use-inner-size.ts';
import { useScroll } from '../../rows/hooks/use-scroll.ts';
import { rowMetrics } from '../../rows/row-metrics.ts';
import { clamped, endOfView, moved, showing, type Rows } from '../../rows/scroll-position.ts';
import type { ExploreState } from '../../../src/protocol/explore-api.ts';
import type { FieldColumn, RowOrder, TableRow } from '../contract.ts';
import type { ExploreHost } from '../host.ts';
import { between, isSelected, toggled, type Selection } from '../selection.ts';
import { tableAction, type TableAction } from '../table-keyboard.ts';
import { TableHead } from './table-head.tsx';
import { placeId, TableRowView, type RowActions } from './table-row.tsx';

export interface TableGridProps {
  readonly host: ExploreHost;
  readonly state: ExploreState;
  readonly columns: readonly FieldColumn[];
  readonly selection: Selection;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly onSelect: (selection: Selection) => void;
  readonly onSort: (order: RowOrder) => void;
  readonly onColumns: (columns: readonly FieldColumn[]) => void;
  readonly onLike: (row: TableRow) => void;
  readonly onCopySelected: () => void;
  readonly onDrop: (places: Selection) => void;
  readonly onError: (error: unknown) => void;
}

/** Height of an opened row's details until they have been measured. */
const expectedDetails = 160;

const top = { line: 0, offset: 0 };

/** The rows of the table, of which only those in view are there. */
export function TableGrid(props: TableGridProps): VNode {
  const { host, state, columns, selection, grid, onSelect, onLike, onCopySelected, onError } =
    props;
  const { count, question, version, order, ranked, source } = state.table;
  const { height } = useMemo(rowMetrics, []);
  const viewport = Math.max(0, useInnerSize(grid).height - height);
  const theme = useTheme();
  const [cursor, setCursor] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set());
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map());
  const named = useMemo(
    () => new Map(state.clusters.map(cluster => [cluster.id, cluster])),
    [state.clusters],
  );
  const rows: Rows = {
    count,
    heightOf: place =>
      expanded.has(place) ? height + (heights.get(place) ?? expectedDetails) : height,
  };
  const { position, moveTo, onWheel } = useScroll(top, rows, viewport);
  const views = useBlockCache(
    (first, some) => host.call('rows', { first, count: some }),
    `${state.path} ${version} ${state.revision}`,
    onError,
  );
  const end = position.line < count ? endOfView(position, viewport, rows) : position.line;

  useLayoutEffect(() => {
    setExpanded(new Set());
    setHeights(new Map());
    setCursor(0);
    setAnchor(0);
    moveTo(top);
  }, [question]);
  useLayoutEffect(() => views.want(position.line, end, count));
  useLayoutEffect(() => {
    if (viewport > 0 && count > 0) moveTo(clamped(position, viewport, rows));
  }, [viewport]);
  const current = views.at(cursor);
  useEffect(() => {
    if (current !== undefined) void host.call('current', { row: current.row, line: current.line });
  }, [current?.row]);
  /** To be shown with its details while these come, until the person goes elsewhere. */
  const justOpened = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const place = justOpened.current;
    if (place !== undefined && heights.has(place)) {
      moveTo(showing(place, position, viewport, rows));
    }
  }, [heights]);

  const reveal = (row: TableRow | undefined): void => {
    if (row !== undefined) host.call('reveal', { line: row.line }).catch(onError);
  };
  const open = (place: number, others: Iterable<number>): void => {
    justOpened.current = place;
    setExpanded(new Set([...others, place]));
  };
  const toggle = (place: number, wanted?: boolean): void => {
    const isOpen = expanded.has(place);
    if (wanted === isOpen) return;
    if (isOpen) setExpanded(new Set([...expanded].filter(other => other !== place)));
    else open(place, expanded);
  };
  const go = (to: number): number => {
    const place = Math.max(0, Math.min(to, count - 1));
    justOpened.current = undefined;
    setCursor(place);
    moveTo(showing(place, position, viewport, rows));
    return place;
  };
  const move = (action: GridAction): number => {
    switch (action.kind) {
      case 'move':
        return go(cursor + action.by);
      case 'page': {
        const pixels = action.direction * (viewport - height);
        moveTo(clamped(moved(position, pixels, rows), viewport, rows));
        return go(cursor + action.direction * Math.max(1, Math.floor(viewport / height) - 1));
      }
      case 'first':
        return go(0);
      case 'last':
        return go(count - 1);
      default:
        return cursor;
    }
  };
  const act = (action: TableAction): void => {
    switch (action.kind) {
      case 'extend':
        onSelect(between(anchor, move(action.move)));
        break;
      case 'select':
        onSelect(toggled(selection, cursor));
        setAnchor(cursor);
        break;
      case 'selectAll':
        onSelect(between(0, count - 1));
        break;
      case 'step': {
        const place = go(cursor + action.by);
        setAnchor(place);
        open(
          place,
          [...expanded].filter(other => other !== cursor),
        );
        break;
      }
      case 'reveal':
        reveal(current);
        break;
      case 'drop':
        props.onDrop(selection.length > 0 ? selection : between(cursor, cursor));
        break;
      case 'toggle':
        toggle(cursor);
        break;
      case 'expand':
        toggle(cursor, true);
        break;
      case 'collapse':
        if (expanded.has(cursor)) toggle(cursor, false);
        else onSelect([]);
        break;
      case 'copy':
        if (selection.length > 0) onCopySelected();
        else if (current) host.call('copy', { row: current.row }).catch(onError);
        break;
      default:
        setAnchor(move(action));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (count === 0) return;
    const inside = event.target !== event.currentTarget;
    if (inside && event.key !== 'Escape') return;
    const action = tableAction(event);
    if (action === undefined || (action.kind === 'copy' && isTextSelected())) return;
    act(action);
    if (inside) grid.current?.focus();
    event.preventDefault();
  };

  const latest = useRef({ point, toggle, reveal, onLike });
  latest.current = { point, toggle, reveal, onLike };
  const actions = useMemo<RowActions>(
    () => ({
      load: row => () => host.call('details', { row }),
      onPoint: (place, event) => latest.current.point(place, event),
      onToggle: place => latest.current.toggle(place),
      onReveal: row => latest.current.reveal(row),
      onLike: row => latest.current.onLike(row),
      onCopy: ({ row }, field) => {
        host.call('copy', { row, field }).catch(onError);
      },
      onDetailsHeight: (place, pixels) => {
        setHeights(before =>
          before.get(place) === pixels ? before : new Map(before).set(place, pixels),
        );
      },
      onShowCluster: cluster => {
        host.call('showCluster', { cluster }).catch(onError);
      },
    }),
    [],
  );
  function point(place: number, { shiftKey, ctrlKey, metaKey, button }: MouseEvent): void {
    if (button !== 0) return;
    justOpened.current = undefined;
    setCursor(place);
    if (shiftKey) onSelect(between(anchor, place));
    else {
      setAnchor(place);
      if (ctrlKey || metaKey) onSelect(toggled(selection, place));
      else if (selection.length > 0) onSelect([]);
    }
  }
  const onScrollWheel = useCallback((event: WheelEvent): void => {
    justOpened.current = undefined;
    onWheel(event);
  }, []);

  const query = source.kind === 'words' ? source.query : undefined;
  const shown = Array.from({ length: end - position.line }, (_, i) => position.line + i);
  const widths = columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ');
  const digits = Math.max(6, format.count(state.rows).length);
  return (
    <div
      class="list"
      style={{ '--row': `${height}px`, '--digits': String(digits), '--columns': widths }}
    >
      <div
        ref={grid}
        class="grid table"
        role="treegrid"
        aria-label={t('Rows of {0}', state.file)}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 3}
        aria-multiselectable
        aria-activedescendant={
          cursor >= position.line && cursor < end ? placeId(cursor) : undefined
        }
        tabIndex={0}
        onKeyDown={onKeyDown}
        onWheel={onScrollWheel}
      >
        <TableHead
          columns={columns}
          ranked={ranked}
          order={order}
          onSort={props.onSort}
          onColumns={props.onColumns}
        />
        <div class="table-body" role="presentation">
          <div
            class="rows"
            role="presentation"
            style={{ transform: `translateY(${-position.offset}px)` }}
          >
            {shown.map(place => {
              const row = views.at(place);
              return (
                <TableRowView
                  key={place}
                  place={place}
                  row={row}
                  named={named.get(row?.cluster ?? 0)}
                  columns={columns}
                  theme={theme}
                  cursor={place === cursor}
                  selected={isSelected(selection, place)}
                  expanded={expanded.has(place)}
                  query={query}
                  version={`${version}`}
                  actions={actions}
                />
              );
            })}
          </div>
        </div>
      </div>
      <OverviewBar
        overview={() => Promise.resolve([])}
        clusters=""
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

function isTextSelected(): boolean {
  return getSelection()?.isCollapsed === false;
}
