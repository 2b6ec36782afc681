import { t } from '@vscode/l10n';
import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useTheme } from '../../shared/use-theme.ts';
import { format } from '../../shared/page-format.ts';
import { placeOf } from '../../shared/place-text.ts';
import { OverviewBar } from '../../grid/overview-bar.tsx';
import type { GridAction } from '../../grid/grid-keyboard.ts';
import { gridKeys } from '../../grid/grid-keys.ts';
import { useBlockCache } from '../../grid/use-block-cache.ts';
import { firstPosition, useOpenableRows } from '../../grid/use-openable-rows.ts';
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

/** Characters of a file and a line in it; longer names are cut. */
const placeWidth = 24;

/** The rows of the table, of which only those in view are there. */
export function TableGrid(props: TableGridProps): VNode {
  const { host, state, columns, selection, grid, onSelect, onLike, onCopySelected, onError } =
    props;
  const { count, question, version, order, ranked, source } = state.table;
  const theme = useTheme();
  const [cursor, setCursor] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set());
  const named = useMemo(
    () => new Map(state.clusters.map(cluster => [cluster.id, cluster])),
    [state.clusters],
  );
  const list = useOpenableRows(grid, { count, expanded, start: firstPosition, headRows: 1 });
  const { height, viewport, rows, position, end } = list;
  const views = useBlockCache(
    (first, some) => host.call('rows', { first, count: some }),
    `${state.path} ${version} ${state.revision}`,
    onError,
  );

  useLayoutEffect(() => {
    setExpanded(new Set());
    setCursor(0);
    setAnchor(0);
    list.restart();
  }, [question]);
  useLayoutEffect(() => views.want(position.line, end, count));
  useLayoutEffect(() => {
    if (viewport > 0 && count > 0) list.clamp();
  }, [viewport]);
  const current = views.at(cursor);
  useEffect(() => {
    if (current === undefined) return;
    void host.call('current', { row: current.row, ...placeOf(current) });
  }, [current?.row]);

  const reveal = (row: TableRow | undefined): void => {
    if (row !== undefined) host.call('reveal', { line: row.line }).catch(onError);
  };
  const open = (place: number, others: Iterable<number>): void => {
    list.opening(place);
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
    list.notOpening();
    setCursor(place);
    list.show(place);
    return place;
  };
  const move = (action: GridAction): number => {
    switch (action.kind) {
      case 'move':
        return go(cursor + action.by);
      case 'page':
        return go(cursor + list.page(action.direction));
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
  const onKeyDown = gridKeys(grid, tableAction, act);

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
      onDetailsHeight: list.onDetailsHeight,
      onShowCluster: cluster => {
        host.call('showCluster', { cluster }).catch(onError);
      },
    }),
    [],
  );
  function point(place: number, { shiftKey, ctrlKey, metaKey, button }: MouseEvent): void {
    if (button !== 0) return;
    list.notOpening();
    setCursor(place);
    if (shiftKey) onSelect(between(anchor, place));
    else {
      setAnchor(place);
      if (ctrlKey || metaKey) onSelect(toggled(selection, place));
      else if (selection.length > 0) onSelect([]);
    }
  }
  const query = source.kind === 'words' ? source.query : undefined;
  const shown = Array.from({ length: end - position.line }, (_, i) => position.line + i);
  const widths = columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ');
  const numbers = Math.max(6, format.count(state.rows).length);
  const digits = Math.min(numbers + (state.longestName ?? 0), Math.max(numbers, placeWidth));
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
        onKeyDown={count > 0 ? onKeyDown : undefined}
        onWheel={list.onWheel}
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
        onMove={list.onMove}
      />
    </div>
  );
}
