import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { editText } from '../../../src/protocol/edit-text.ts';
import { useSelected } from '../list/cluster-selection.ts';
import type { DoneState } from '../../shared/contract.ts';
import type { ChangeUi } from '../use-ui-state.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';
import { seedsOf, type UiState } from '../ui-state.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { Icon } from '../../shared/icon.tsx';
import { SeedsDialog } from '../seeds/seeds-dialog.tsx';
import { SelectionActions } from './selection-actions.tsx';

export interface CurateBarProps {
  readonly state: DoneState;
  readonly ui: UiState;
  readonly onChange: ChangeUi;
}

/** Undo, redo, history and suggested names, and what can be done with the selected clusters. */
export function CurateBar({ state, ui, onChange }: CurateBarProps): VNode {
  const { call, attempt } = usePanel();
  const { selected } = useSelected();
  const [history, setHistory] = useState(false);
  const { undo, redo, skipped } = state.curated;
  const act = (action: 'undo' | 'redo'): void => {
    if (state.curated[action] !== undefined) attempt(call(action, undefined));
  };
  useUndoKeys(
    () => act('undo'),
    () => act('redo'),
  );
  const undoText = undo && editText(undo, t, n => format.count(n));
  const redoText = redo && editText(redo, t, n => format.count(n));
  const hint = undoText ?? t('Space or Ctrl+click selects clusters, F2 renames one');
  return (
    <div class="curate-bar" role="toolbar" aria-label={t('Changes of clusters')}>
      <Button
        appearance="icon"
        disabled={undo === undefined}
        label={undoText === undefined ? t('Nothing to undo') : t('Undo: {0}', undoText)}
        onClick={() => act('undo')}
      >
        <Icon name="undo" />
      </Button>
      <Button
        appearance="icon"
        disabled={redo === undefined}
        label={redoText === undefined ? t('Nothing to redo') : t('Redo: {0}', redoText)}
        onClick={() => act('redo')}
      >
        <Icon name="redo" />
      </Button>
      <Button appearance="icon" label={t('History of changes')} onClick={() => setHistory(true)}>
        <Icon name="history" />
      </Button>
      <Button
        appearance="icon"
        label={
          selected.size > 0
            ? t('Suggest names for the selected clusters…')
            : t('Suggest names for clusters without one…')
        }
        onClick={() => attempt(call('suggestNames', { clusters: [...selected] }))}
      >
        <Icon name="suggest" />
      </Button>
      <Button appearance="secondary" onClick={() => onChange({ seeding: true })}>
        {t('Seeds…')}
      </Button>
      {selected.size > 0 ? (
        <SelectionActions state={state} />
      ) : (
        <p class="curate-hint" title={hint}>
          {hint}
        </p>
      )}
      {skipped > 0 && (
        <p class="curate-skipped" role="status">
          {t('Entries of the journal that could not be read: {0}', format.count(skipped))}
        </p>
      )}
      {ui.seeding && (
        <SeedsDialog
          state={state}
          seeds={seedsOf(ui, state.file)}
          onChange={seeds => onChange({ seeds: { ...ui.seeds, [state.file]: [...seeds] } })}
          onClose={() => onChange({ seeding: false })}
        />
      )}
      {history && (
        <HistoryDialog revision={state.curated.revision} onClose={() => setHistory(false)} />
      )}
    </div>
  );
}
