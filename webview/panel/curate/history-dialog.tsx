import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { PanelApi } from '../../../src/protocol/panel-api.ts';
import { editText } from '../../../src/protocol/edit-text.ts';
import { useResource } from '../../shared/use-resource.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../loading.tsx';
import { ModalDialog } from '../modal-dialog.tsx';

type Item = PanelApi['history']['result'][number];

export interface HistoryDialogProps {
  /** Changes when there is another history. */
  readonly revision: number;
  readonly onClose: () => void;
}

/** Every change with its time, the last on top; choosing one goes back or forth to it. */
export function HistoryDialog({ revision, onClose }: HistoryDialogProps): VNode {
  const { call, attempt } = usePanel();
  const history = useResource(String(revision), () => call('history', undefined));
  const items = history.value?.toReversed() ?? [];
  const goTo = (entry: number): void => attempt(call('goToEdit', { entry }));
  return (
    <ModalDialog title={t('History of changes')} onClose={onClose}>
      {history.error !== undefined && <ErrorNotice error={history.error} onRetry={history.retry} />}
      {history.value === undefined && history.error === undefined && (
        <Loading text={t('Reading the history…')} />
      )}
      {history.value?.length === 0 && <p>{t('Nothing has been changed yet.')}</p>}
      {items.length > 0 && (
        <ol class="history" aria-busy={history.loading}>
          {items.map((item, at) => (
            <HistoryEntry
              key={at}
              item={item}
              current={at === items.findIndex(isDone)}
              onGoTo={goTo}
            />
          ))}
        </ol>
      )}
      <div class="buttons dialog-buttons">
        <Button appearance="secondary" disabled={!items.some(isDone)} onClick={() => goTo(0)}>
          {t('Undo all')}
        </Button>
        <Button onClick={onClose}>{t('Close')}</Button>
      </div>
    </ModalDialog>
  );
}

function isDone(item: Item): boolean {
  return item.kind === 'edit' && item.state === 'done';
}

interface HistoryEntryProps {
  readonly item: Item;
  readonly current: boolean;
  readonly onGoTo: (entry: number) => void;
}

function HistoryEntry({ item, current, onGoTo }: HistoryEntryProps): VNode {
  const at = item.kind === 'edit' ? item.edit.at : item.at;
  const time = (
    <time dateTime={at}>{new Date(at).toLocaleString(document.documentElement.lang)}</time>
  );
  if (item.kind === 'clustering') {
    const lost = item.lost.length;
    return (
      <li class="history-clustering">
        {t('The file was clustered again')}
        {lost > 0 && ` · ${t('not carried over: {0}', format.count(lost))}`}
        {time}
      </li>
    );
  }
  const text = <DatasetText text={editText(item.edit, t, n => format.count(n))} />;
  if (item.state === 'past')
    return (
      <li class="history-past">
        {text}
        {time}
      </li>
    );
  return (
    <li>
      <button
        type="button"
        class={item.state === 'undone' ? 'history-entry undone' : 'history-entry'}
        aria-current={current ? 'step' : undefined}
        onClick={() => onGoTo(item.edit.id)}
      >
        {text}
        {item.state === 'undone' && <span class="tag">{t('undone')}</span>}
        {time}
      </button>
    </li>
  );
}
