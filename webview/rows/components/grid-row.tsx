import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { memo } from 'preact/compat';
import { noCluster, type NamedCluster } from '../../../src/protocol/rows-api.ts';
import type { Theme } from '../../shared/use-theme.ts';
import { format } from '../../shared/page-format.ts';
import type { LineQuery, LineView } from '../contract.ts';
import type { RowsHost } from '../host.ts';
import { fromHit, markedParts } from '../../grid/marked-text.ts';
import { ClusterMark } from '../../grid/cluster-mark.tsx';
import { RowDetails } from '../../grid/row-details.tsx';

export interface GridRowProps {
  readonly host: RowsHost;
  /** Of the file. */
  readonly version: string;
  readonly line: number;
  /** Undefined until it has come. */
  readonly view: LineView | undefined;
  /** Undefined until it has come, and without clusters. */
  readonly cluster: number | undefined;
  /** What is known of the cluster. */
  readonly named: NamedCluster | undefined;
  readonly theme: Theme;
  /** How many narrow characters the view is wide. */
  readonly characters: number;
  readonly selected: boolean;
  readonly hit: boolean;
  readonly expanded: boolean;
  readonly query: LineQuery | undefined;
  readonly onGoTo: (line: number) => void;
  readonly onToggle: (line: number) => void;
  readonly onDetailsHeight: (line: number, pixels: number) => void;
  readonly onShowCluster: (cluster: number) => void;
  readonly onError: (error: unknown) => void;
}

export function rowId(line: number): string {
  return `row-${line}`;
}

/** One line: its cluster, its number, its text; and all of it below when it is opened. */
export const GridRow = memo(function GridRow(props: GridRowProps): VNode {
  const { line, view, cluster, named, theme, characters, selected, hit, expanded, query } = props;
  const text = textShown(props);
  const problem = problemText(view, cluster);
  const classes = ['row', selected && 'selected', hit && 'hit', problem !== undefined && 'invalid'];
  return (
    <>
      <div
        id={rowId(line)}
        class={classes.filter(Boolean).join(' ')}
        role="row"
        aria-rowindex={line + 1}
        aria-level={1}
        aria-selected={selected}
        aria-expanded={expanded}
        onMouseDown={() => props.onGoTo(line)}
        onDblClick={() => props.onToggle(line)}
      >
        <span class="mark" role="gridcell">
          <ClusterMark
            cluster={cluster}
            named={named}
            invalid={problem !== undefined}
            theme={theme}
            onShow={props.onShowCluster}
          />
        </span>
        <span class="number" role="rowheader">
          {line + 1}
        </span>
        <span class="text" role="gridcell">
          <span class="toggle-row" onClick={() => props.onToggle(line)} aria-hidden />
          {problem !== undefined && <span class="reason">{problem}</span>}
          {view === undefined ? (
            <span class="coming">…</span>
          ) : (
            markedParts(text, query).map((part, index) =>
              part.marked ? <mark key={index}>{part.text}</mark> : part.text,
            )
          )}
          {view?.cut === true && text.length < characters && '…'}
        </span>
      </div>
      {expanded && (
        <RowDetails
          version={props.version}
          place={line}
          label={t('Line {0}', format.count(line + 1))}
          cluster={cluster}
          name={named?.name}
          load={() => props.host.call('details', { line })}
          onHeight={props.onDetailsHeight}
          onShowCluster={props.onShowCluster}
          onCopy={field => {
            props.host.call('copy', { line, field }).catch(props.onError);
          }}
        />
      )}
    </>
  );
});

/** What can be seen of the line: its beginning, or that of its hit where the cursor is. */
function textShown({ view, query, selected, characters }: GridRowProps): string {
  const text = view?.text ?? '';
  return (selected ? fromHit(text, query) : text).slice(0, characters);
}

/** Why the line is no row; undefined for a row. */
function problemText(view: LineView | undefined, cluster: number | undefined): string | undefined {
  if (view?.problem?.reason === 'blank') return t('Blank line');
  if (view?.problem !== undefined) return view.problem.detail;
  if (view === undefined || cluster !== noCluster.invalid) return undefined;
  return t('No text in the clustered fields');
}
