import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { leastWidth, mostWidth, resized } from '../columns.ts';
import { isFalling } from '../table-text.ts';
import type { FieldColumn, RowOrder } from '../contract.ts';

export interface TableHeadProps {
  readonly columns: readonly FieldColumn[];
  readonly ranked: boolean;
  readonly order: RowOrder;
  readonly onSort: (order: RowOrder) => void;
  readonly onColumns: (columns: readonly FieldColumn[]) => void;
}

/** Pixels that a key makes a column wider. */
const keyStep = 20;

/** Names of the columns; some sort, and fields are made wider at their right edge. */
export function TableHead({ columns, ranked, order, onSort, onColumns }: TableHeadProps): VNode {
  const near = ranked ? 'given' : 'distance';
  return (
    <div class="row head" role="row" aria-rowindex={1}>
      <SortHeader by="cluster" label={t('Cluster')} short="#" order={order} onSort={onSort} />
      <SortHeader by="line" label={t('Line')} order={order} onSort={onSort} />
      <SortHeader
        by={near}
        label={ranked ? t('Similarity') : t('Distance')}
        order={order}
        onSort={onSort}
      />
      {columns.map((column, at) => (
        <span key={column.field} class="head-cell" role="columnheader">
          <span class="head-name">
            <DatasetText text={column.field} />
          </span>
          {at < columns.length - 1 && (
            <Resizer column={column} columns={columns} onColumns={onColumns} />
          )}
        </span>
      ))}
    </div>
  );
}

interface SortHeaderProps {
  readonly by: RowOrder['by'];
  readonly label: string;
  readonly short?: string;
  readonly order: RowOrder;
  readonly onSort: (order: RowOrder) => void;
}

function SortHeader({ by, label, short, order, onSort }: SortHeaderProps): VNode {
  const sorted = order.by === by;
  const falls = isFalling(order);
  const direction = falls ? 'descending' : 'ascending';
  return (
    <span class="head-cell" role="columnheader" aria-sort={sorted ? direction : 'none'}>
      <button
        type="button"
        class="head-button"
        title={t('Sort by {0}', label)}
        aria-label={label}
        onClick={() => onSort({ by, descending: sorted && !order.descending })}
      >
        {short ?? label}
        {sorted && <span aria-hidden>{falls ? ' ↓' : ' ↑'}</span>}
      </button>
    </span>
  );
}

interface ResizerProps {
  readonly column: FieldColumn;
  readonly columns: readonly FieldColumn[];
  readonly onColumns: (columns: readonly FieldColumn[]) => void;
}

function Resizer({ column, columns, onColumns }: ResizerProps): VNode {
  const held = useRef<{ readonly x: number; readonly columns: readonly FieldColumn[] }>(undefined);
  const change = (from: readonly FieldColumn[], pixels: number, element: HTMLElement): void => {
    const shown = element.parentElement?.getBoundingClientRect().width ?? 0;
    const scale = shown > 0 ? column.width / shown : 1;
    onColumns(resized(from, column.field, pixels, scale));
  };
  return (
    <span
      class="resizer"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('Width of {0}', column.field)}
      aria-valuenow={column.width}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      onPointerDown={event => {
        held.current = { x: event.clientX, columns };
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={event => {
        const { current } = held;
        if (current) change(current.columns, event.clientX - current.x, event.currentTarget);
      }}
      onPointerUp={() => (held.current = undefined)}
      onPointerCancel={() => (held.current = undefined)}
      onKeyDown={event => {
        const by = { ArrowLeft: -keyStep, ArrowRight: keyStep }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        change(columns, by, event.currentTarget);
      }}
    />
  );
}
