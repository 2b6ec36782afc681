import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { memo } from 'preact/compat';
import { LinkButton } from '../../shared/link-button.tsx';
import type { Theme } from '../../shared/use-theme.ts';
import { format } from '../../shared/page-format.ts';
import { fileText, placeText } from '../../shared/place-text.ts';
import { ClusterMark } from '../../grid/cluster-mark.tsx';
import { RowDetails } from '../../grid/row-details.tsx';
import type { LineQuery } from '../../rows/contract.ts';
import { fromHit, markedParts } from '../../grid/marked-text.ts';
import type { ExploredCluster, FieldColumn, TableRow } from '../contract.ts';

/** What can be done with a row; the same functions as long as the page lives. */
export interface RowActions {
  readonly load: (row: number) => Parameters<typeof RowDetails>[0]['load'];
  readonly onPoint: (place: number, event: MouseEvent) => void;
  readonly onToggle: (place: number) => void;
  readonly onReveal: (row: TableRow) => void;
  readonly onLike: (row: TableRow) => void;
  readonly onCopy: (row: TableRow, field?: number) => void;
  readonly onDetailsHeight: (place: number, pixels: number) => void;
  readonly onShowCluster: (cluster: number) => void;
}

export interface TableRowProps {
  readonly place: number;
  /** Undefined until it has come. */
  readonly row: TableRow | undefined;
  readonly named: ExploredCluster | undefined;
  readonly columns: readonly FieldColumn[];
  readonly theme: Theme;
  readonly cursor: boolean;
  readonly selected: boolean;
  readonly expanded: boolean;
  readonly query: LineQuery | undefined;
  readonly version: string;
  readonly actions: RowActions;
}

export function placeId(place: number): string {
  return `place-${place}`;
}

/** One row: its cluster, its line, how near it is, its fields; and all of it below when it is opened. */
export const TableRowView = memo(function TableRowView(props: TableRowProps): VNode {
  const { place, row, named, columns, theme, cursor, selected, expanded, query, actions } = props;
  const classes = ['row', cursor && 'cursor', selected && 'selected', row?.dropped && 'dropped'];
  return (
    <>
      <div
        id={placeId(place)}
        class={classes.filter(Boolean).join(' ')}
        role="row"
        aria-rowindex={place + 2}
        aria-level={1}
        aria-selected={selected}
        aria-expanded={expanded}
        onMouseDown={event => actions.onPoint(place, event)}
        onDblClick={() => actions.onToggle(place)}
      >
        <span class="mark" role="gridcell">
          <ClusterMark
            cluster={row?.cluster}
            named={named}
            invalid={false}
            theme={theme}
            onShow={actions.onShowCluster}
          />
        </span>
        <span class="number" role="rowheader">
          {row === undefined ? '…' : <RowPlace row={row} />}
          {row?.dropped === true && <span class="sr-only">{t('dropped')}</span>}
        </span>
        <span class="near" role="gridcell">
          {row !== undefined && nearness(row)}
        </span>
        {columns.map(({ field }) => (
          <span key={field} class="text" role="gridcell">
            {cellText(row, field, query).map((part, index) =>
              part.marked ? <mark key={index}>{part.text}</mark> : part.text,
            )}
          </span>
        ))}
      </div>
      {expanded && row !== undefined && (
        <RowDetails
          version={`${props.version} ${row.row}`}
          place={place}
          label={placeText(row)}
          cluster={row.cluster}
          name={named?.name}
          load={actions.load(row.row)}
          onHeight={actions.onDetailsHeight}
          onShowCluster={actions.onShowCluster}
          onCopy={field => actions.onCopy(row, field)}
        >
          <LinkButton title={t('Ctrl+Enter')} onClick={() => actions.onReveal(row)}>
            {t('Go to line')}
          </LinkButton>
          <LinkButton onClick={() => actions.onLike(row)}>{t('Rows like this one')}</LinkButton>
        </RowDetails>
      )}
    </>
  );
});

function RowPlace({ row: { line, place } }: { readonly row: TableRow }): VNode {
  if (place === undefined) return <>{format.count(line)}</>;
  return (
    <span class="file-place" title={placeText({ line, place })}>
      <span class="file-name">{fileText(place.file)}</span>
      <span>{format.count(place.line)}</span>
    </span>
  );
}

function nearness({ similarity, distance }: TableRow): string {
  const near = similarity ?? distance;
  return near === undefined ? '–' : format.decimal(near);
}

function cellText(
  row: TableRow | undefined,
  field: string,
  query: LineQuery | undefined,
): ReturnType<typeof markedParts> {
  const text = row?.fields.find(({ name }) => name === field)?.text ?? '';
  return markedParts(fromHit(text, query), query);
}
