import { t } from '@vscode/l10n';
import type { RefObject, VNode } from 'preact';
import type { RowsState } from '../../../src/protocol/rows-api.ts';
import { IconButton, Toggle } from '../../grid/toolbar-buttons.tsx';
import { errorMessage } from '../../shared/error-message.ts';
import { format } from '../../shared/page-format.ts';
import type { LineQuery } from '../contract.ts';
import type { Search } from '../hooks/use-search.ts';
import { FileStatus } from './file-status.tsx';

export interface RowsToolbarProps {
  readonly state: RowsState | undefined;
  readonly query: LineQuery;
  readonly search: Search;
  readonly cursor: number;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly onQuery: (query: LineQuery) => void;
  readonly onStep: (direction: 'next' | 'previous') => void;
  readonly onLeave: () => void;
  readonly onGoToLine: () => void;
}

export function RowsToolbar(props: RowsToolbarProps): VNode {
  const { state, query, search, cursor, searchBox, onQuery, onStep, onLeave } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') onStep(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'ArrowDown') onLeave();
    else if (event.key === 'Escape') {
      onQuery({ ...query, text: '' });
      onLeave();
    } else return;
    event.preventDefault();
  };
  const none = search.hits.count === 0;
  return (
    <header class="toolbar">
      <search class="search">
        <div class={`search-box ${search.status === 'failed' ? 'wrong' : ''}`}>
          <input
            ref={searchBox}
            type="text"
            value={query.text}
            placeholder={t('Search in all lines')}
            aria-label={t('Search in all lines')}
            spellcheck={false}
            onInput={({ currentTarget }) => onQuery({ ...query, text: currentTarget.value })}
            onKeyDown={onKeyDown}
          />
          <Toggle
            label={t('Match case')}
            pressed={query.caseSensitive}
            onChange={caseSensitive => onQuery({ ...query, caseSensitive })}
          >
            Aa
          </Toggle>
          <Toggle
            label={t('Use regular expression')}
            pressed={query.regex}
            onChange={regex => onQuery({ ...query, regex })}
          >
            .*
          </Toggle>
        </div>
        <IconButton
          icon="up"
          label={t('Previous hit')}
          disabled={none}
          onClick={() => onStep('previous')}
        />
        <IconButton
          icon="down"
          label={t('Next hit')}
          disabled={none}
          onClick={() => onStep('next')}
        />
        {query.text !== '' && (
          <IconButton
            icon="close"
            label={t('End the search')}
            disabled={false}
            onClick={() => onQuery({ ...query, text: '' })}
          />
        )}
        <p class={search.status === 'failed' ? 'hits wrong' : 'hits'} role="status">
          {hitsText(search, cursor, state?.bytes ?? 0)}
        </p>
      </search>
      <FileStatus state={state} cursor={cursor} onGoToLine={props.onGoToLine} />
    </header>
  );
}

/** Such as `3 of 1,204 lines`, `204 lines · 40%`, `no line`. */
function hitsText(
  { status, hits, searched, error }: Search,
  cursor: number,
  bytes: number,
): string {
  if (status === 'none') return '';
  if (status === 'failed') return errorMessage(error);
  const total = format.count(hits.count);
  if (status === 'running') {
    const share = format.percent(bytes > 0 ? Math.min(1, searched / bytes) : 0);
    return t('{0} lines found, {1} searched', total, share);
  }
  if (hits.count === 0) return t('No line found');
  if (!hits.has(cursor)) return hits.count === 1 ? t('1 line found') : t('{0} lines found', total);
  return t('{0} of {1} lines found', format.count(hits.indexFrom(cursor) + 1), total);
}
