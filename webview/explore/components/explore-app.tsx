import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LinkButton } from '../../shared/link-button.tsx';
import { counted } from '../../shared/counted.ts';
import { errorMessage } from '../../shared/error-message.ts';
import { useTheme } from '../../shared/use-theme.ts';
import { format } from '../../shared/page-format.ts';
import { placeOf } from '../../shared/place-text.ts';
import type { VsCodeApi } from '../../shared/vscode-api.ts';
import { shownColumns } from '../columns.ts';
import type { FieldColumn, RowAction, TableQuery } from '../contract.ts';
import type { ExploreHost } from '../host.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useHostState } from '../../shared/use-host-state.ts';
import { nothingSelected, selectedCount, type Selection } from '../selection.ts';
import { sourceText, statusText } from '../table-text.ts';
import { ClusterChoice } from './cluster-choice.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { NearClusters } from './near-clusters.tsx';
import { SearchBar } from './search-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SortChoice } from './sort-choice.tsx';
import { TableGrid } from './table-grid.tsx';

export interface ExploreAppProps {
  readonly host: ExploreHost;
  readonly vscode: VsCodeApi;
}

/** What was just done with rows. */
interface Said {
  readonly text: string;
  readonly undoable: boolean;
}

export function ExploreApp({ host, vscode }: ExploreAppProps): VNode {
  const [error, setError] = useState<unknown>();
  const state = useHostState(host, () => host.call('ready', undefined), setError);
  const { draft, change, search, show } = useDraft(host, vscode, state);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [said, setSaid] = useState<Said>();
  const [drawn, setDrawn] = useState<readonly FieldColumn[]>();
  const searchBox = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const { version, question } = state?.table ?? {};

  useEffect(() => setSelection(nothingSelected), [version]);
  useEffect(() => void host.call('selected', { places: selection }), [selection]);
  useEffect(() => setSaid(undefined), [question]);
  useEffect(() => {
    const focus = (): void => {
      if (document.activeElement === document.body) grid.current?.focus();
    };
    focus();
    window.addEventListener('focus', focus);
    return () => window.removeEventListener('focus', focus);
  }, [state === undefined]);

  const call = (work: Promise<unknown>): void => {
    work.catch(setError);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const inBox = event.target === searchBox.current;
    if (key === 'f') searchBox.current?.select();
    else if (key === 'z' && !inBox) call(host.call(event.shiftKey ? 'redo' : 'undo', undefined));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (state === undefined)
    return <main aria-busy="true">{error !== undefined && errorMessage(error)}</main>;

  const { table, clusters, fields } = state;
  const { activity, source } = table;
  const columns = shownColumns(fields, drawn ?? state.columns);
  const keepColumns = (next: readonly FieldColumn[]): void => {
    setDrawn(next);
    call(host.call('keepColumns', { columns: next }));
  };
  const query: TableQuery = { source, clusters: table.clusters };
  const inClusters = (chosen: readonly number[]): void => show({ ...query, clusters: chosen });
  const copySelected = (): void => {
    const copied = host.call('copyRows', { places: selection });
    const tell = (rows: number): void =>
      setSaid({ text: t('{0} copied', counted.rows(rows, format)), undoable: false });
    call(copied.then(tell));
  };
  const edit = (action: RowAction, places: Selection): void => {
    const done = host.call('edit', { action, places });
    call(done.then(text => text !== undefined && setSaid({ text, undoable: true })));
  };
  const undo = (): void => {
    setSaid(undefined);
    call(host.call('undo', undefined));
  };
  const about = sourceText(table);
  const isRunning = activity.kind === 'searching' || activity.kind === 'sorting';
  const count = selectedCount(selection);

  return (
    <main onKeyDown={onKeyDown}>
      <h1 class="sr-only">{t('Rows of {0}', state.file)}</h1>
      <header class="toolbar">
        <SearchBar
          draft={draft}
          wrong={activity.kind === 'failed' && source.kind === 'words'}
          box={searchBox}
          onChange={change}
          onSearch={search}
          onLeave={() => grid.current?.focus()}
        />
        <div class="choices-bar">
          <ClusterChoice
            clusters={clusters}
            chosen={table.clusters}
            theme={theme}
            onChange={inClusters}
          />
          <SortChoice
            order={table.order}
            given={table.ranked ? 'similarity' : source.kind === 'given' ? 'choice' : undefined}
            disabled={activity.kind === 'searching'}
            onChange={order => call(host.call('sort', { order }))}
          />
          <ColumnChoice fields={fields} columns={columns} onChange={keepColumns} />
        </div>
        {isRunning && (
          <span
            class={activity.share === undefined ? 'reading unknown' : 'reading'}
            style={{ '--share': String(activity.share ?? 1) }}
            aria-hidden
          />
        )}
      </header>
      <div class="about-bar">
        {about !== undefined && (
          <p class="about">
            {about}{' '}
            <LinkButton onClick={() => show({ ...query, source: { kind: 'all' } })}>
              {t('Show all rows')}
            </LinkButton>
          </p>
        )}
        <p class="status" role="status" aria-busy={isRunning}>
          {statusText(table)}
        </p>
        {isRunning && (
          <LinkButton onClick={() => call(host.call('stop', undefined))}>{t('Stop')}</LinkButton>
        )}
        <p class="said" role="status">
          {said?.text}{' '}
          {said?.undoable === true && <LinkButton onClick={undo}>{t('Undo')}</LinkButton>}
        </p>
        {table.nearest.length > 0 && (
          <NearClusters
            nearest={table.nearest}
            clusters={clusters}
            onChoose={cluster => inClusters([cluster])}
          />
        )}
      </div>
      {error !== undefined && (
        <p class="problem" role="alert">
          {errorMessage(error)}
          <LinkButton onClick={() => setError(undefined)}>{t('Dismiss')}</LinkButton>
        </p>
      )}
      {activity.kind === 'failed' && (
        <p class="problem" role="alert">
          {activity.message}
          {activity.again ? (
            <LinkButton onClick={() => call(host.call('clusterAgain', undefined))}>
              {t('Cluster again')}
            </LinkButton>
          ) : (
            <LinkButton onClick={() => show(query)}>{t('Try again')}</LinkButton>
          )}
        </p>
      )}
      <TableGrid
        host={host}
        state={state}
        columns={columns}
        selection={selection}
        grid={grid}
        onSelect={setSelection}
        onSort={order => call(host.call('sort', { order }))}
        onColumns={keepColumns}
        onLike={row =>
          show({ source: { kind: 'likeRow', row: row.row, ...placeOf(row) }, clusters: [] })
        }
        onCopySelected={copySelected}
        onDrop={places => edit('drop', places)}
        onError={setError}
      />
      {table.count === 0 && !isRunning && activity.kind !== 'failed' && (
        <p class="nothing">
          {source.kind === 'all' ? t('There are no rows.') : t('No row found.')}
        </p>
      )}
      {count > 0 && (
        <SelectionBar
          count={count}
          onEdit={action => edit(action, selection)}
          onCopy={copySelected}
          onClear={() => setSelection(nothingSelected)}
        />
      )}
    </main>
  );
}
