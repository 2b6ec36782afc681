import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useSelected } from '../list/cluster-selection.ts';
import type { DoneState } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';
import { Icon } from '../../shared/icon.tsx';
import { TypeField } from './type-field.tsx';

/** What can be done with all selected clusters at once. */
export function SelectionActions({ state }: { readonly state: DoneState }): VNode {
  const { call, attempt } = usePanel();
  const { selected, clear } = useSelected();
  const clusters = state.run.clusters
    .filter(({ id }) => selected.has(id))
    .toSorted((a, b) => b.rows - a.rows || a.id - b.id);
  const ids = clusters.map(({ id }) => id);
  const rows = clusters.reduce((sum, cluster) => sum + cluster.rows, 0);
  const [largest] = ids;
  const keep = clusters.every(({ dropped }) => dropped);
  const type = clusters.every(cluster => cluster.type === clusters[0]?.type)
    ? (clusters[0]?.type ?? '')
    : '';
  const merge = (): void => {
    if (largest === undefined) return;
    attempt(call('edit', { edit: { kind: 'merge', clusters: ids, into: largest } }).then(clear));
  };
  return (
    <div class="selection-actions">
      <p role="status">
        {t('{0} selected, {1}', counted.clusters(ids.length, format), counted.rows(rows, format))}
      </p>
      <Button appearance="secondary" disabled={ids.length < 2} onClick={merge}>
        {t('Merge')}
      </Button>
      <Button
        appearance="secondary"
        onClick={() =>
          attempt(call('edit', { edit: { kind: keep ? 'restore' : 'drop', clusters: ids } }))
        }
      >
        {keep ? t('Keep') : t('Drop')}
      </Button>
      <TypeField
        key={ids.join()}
        clusters={state.run.clusters}
        type={type}
        onType={value =>
          attempt(call('edit', { edit: { kind: 'type', clusters: ids, type: value } }))
        }
      />
      <Button appearance="icon" label={t('Clear selection')} onClick={clear}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
