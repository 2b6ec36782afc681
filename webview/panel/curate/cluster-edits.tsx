import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Cluster } from '../../shared/contract.ts';
import { usePanel } from '../panel-context.ts';
import { Checkbox } from '../../shared/toolkit.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { EditField } from '../edit-field.tsx';
import { SplitCluster } from './split-cluster.tsx';
import { TypeField } from './type-field.tsx';

export interface ClusterEditsProps {
  readonly cluster: Cluster;
  /** All clusters, whose types are offered. */
  readonly clusters: readonly Cluster[];
}

/** What the person says about a cluster. */
export function ClusterEdits({ cluster, clusters }: ClusterEditsProps): VNode {
  const { call, attempt } = usePanel();
  const { id, note, type, reviewed, colour } = cluster;
  return (
    <div class="cluster-edits" role="group" aria-label={t('What you say about cluster {0}', id)}>
      <TypeField
        clusters={clusters}
        type={type}
        onType={value =>
          attempt(call('edit', { edit: { kind: 'type', clusters: [id], type: value } }))
        }
      />
      <EditField
        label={t('Note')}
        value={note}
        placeholder={t('Note')}
        longest={10_000}
        onSave={value =>
          attempt(call('edit', { edit: { kind: 'note', cluster: id, note: value } }))
        }
      />
      <ColourChoice
        cluster={id}
        colour={colour}
        onColour={value =>
          attempt(call('edit', { edit: { kind: 'colour', cluster: id, colour: value } }))
        }
      />
      <Checkbox
        checked={reviewed}
        onChange={value =>
          attempt(call('edit', { edit: { kind: 'review', clusters: [id], reviewed: value } }))
        }
      >
        {t('Reviewed')}
      </Checkbox>
      <SplitCluster cluster={cluster} />
    </div>
  );
}
