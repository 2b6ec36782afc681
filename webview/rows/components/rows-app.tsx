import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { errorMessage } from '../../shared/error-message.ts';
import type { VsCodeApi } from '../../shared/vscode-api.ts';
import type { RowsHost } from '../host.ts';
import { useHostState } from '../../shared/use-host-state.ts';
import { useSearch } from '../hooks/use-search.ts';
import { useViewState } from '../hooks/use-view-state.ts';
import { RowsGrid } from './rows-grid.tsx';
import { RowsToolbar } from './rows-toolbar.tsx';

export interface RowsAppProps {
  readonly host: RowsHost;
  readonly vscode: VsCodeApi;
}

export function RowsApp({ host, vscode }: RowsAppProps): VNode {
  const [error, setError] = useState<unknown>();
  const state = useHostState(host, () => host.call('ready', undefined), setError);
  const { view, changeView, keepPosition } = useViewState(vscode);
  const [asked, setAsked] = useState(0);
  const searchBox = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const goTo = useCallback((line: number): void => {
    changeView({ cursor: line });
    setAsked(serial => serial + 1);
  }, []);
  const search = useSearch(host, {
    query: view.query,
    version: state?.version ?? '',
    from: view.cursor,
    onFirst: goTo,
  });
  const goToLine = (): void => {
    host.call('goToLine', undefined).catch(setError);
  };
  const step = (direction: 'next' | 'previous'): void => {
    const line = search.hits.step(view.cursor, direction);
    if (line !== undefined) goTo(line);
  };

  useEffect(() => host.onReveal(goTo), [host]);
  useEffect(() => {
    void host.call('current', { line: view.cursor });
  }, [view.cursor]);
  useEffect(() => {
    const focus = (): void => {
      if (document.activeElement === document.body) grid.current?.focus();
    };
    focus();
    window.addEventListener('focus', focus);
    return () => window.removeEventListener('focus', focus);
  }, []);

  /** Keys of the whole page. One that is taken does not reach the workbench, which has its own uses for it. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && key === 'g') goToLine();
    else if (command && key === 'f') searchBox.current?.select();
    else if (key === 'f3') step(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <main onKeyDown={onKeyDown}>
      {state !== undefined && <h1 class="sr-only">{t('Lines of {0}', state.file)}</h1>}
      <RowsToolbar
        state={state}
        query={view.query}
        search={search}
        cursor={view.cursor}
        searchBox={searchBox}
        onQuery={query => changeView({ query })}
        onStep={step}
        onLeave={() => grid.current?.focus()}
        onGoToLine={goToLine}
      />
      {error !== undefined && (
        <p class="problem" role="alert">
          {errorMessage(error)}
          <button type="button" class="link" onClick={() => setError(undefined)}>
            {t('Dismiss')}
          </button>
        </p>
      )}
      {state?.problem !== undefined && (
        <p class="problem" role="alert">
          {state.problem}
        </p>
      )}
      <RowsGrid
        host={host}
        state={state}
        view={view}
        changeView={changeView}
        keepPosition={keepPosition}
        asked={asked}
        search={search}
        grid={grid}
        onGoTo={goTo}
        onError={setError}
      />
    </main>
  );
}
