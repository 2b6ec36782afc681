import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { clusterName } from './cluster-name.ts';
import { useSelected } from './cluster-selection.ts';
import type { Cluster, SampleKind } from '../../shared/contract.ts';
import { usePanel } from '../panel-context.ts';
import { ClusterEdits } from '../curate/cluster-edits.tsx';
import { ClusterDetails } from '../cluster/cluster-details.tsx';
import { ClusterToggle } from './cluster-toggle.tsx';
import { EditField } from '../edit-field.tsx';
import { SuggestedName } from '../curate/suggested-name.tsx';
import { DropToggle } from './drop-toggle.tsx';

export interface ClusterItemProps {
  readonly cluster: Cluster;
  /** All clusters, whose types are offered. */
  readonly all: readonly Cluster[];
  /** Rows of all clusters together. */
  readonly total: number;
  /** Rows of the largest cluster. */
  readonly largest: number;
  readonly dropped: boolean;
  /** A name that a language model suggests for it. */
  readonly suggested: string | undefined;
  readonly expanded: boolean;
  /** Whether its key terms and samples are still to be found. */
  readonly unknown: boolean;
  /** Changes when its samples may have. */
  readonly version: string;
  /** Whether Tab stops here; the other clusters are reached by arrow keys. */
  readonly tabStop: boolean;
  readonly sampleKind: SampleKind;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  readonly onSampleKind: (kind: SampleKind) => void;
  /** Ids of all clusters of the list, in its order. */
  readonly shown: () => readonly number[];
}

export function clusterItemId(cluster: number): string {
  return `cluster-${cluster}`;
}

export function ClusterItem(props: ClusterItemProps): VNode {
  const { cluster, dropped, suggested, expanded, tabStop, sampleKind, onSampleKind } = props;
  const { call, attempt } = usePanel();
  const { selected, toggle, extend } = useSelected();
  const [renaming, setRenaming] = useState(false);
  const isSelected = selected.has(cluster.id);
  const id = clusterItemId(cluster.id);
  const detailsId = `${id}-details`;
  const classes = [
    'cluster',
    expanded && 'expanded',
    dropped && 'dropped',
    isSelected && 'selected',
  ];
  return (
    <div id={id} class={classes.filter(Boolean).join(' ')} data-cluster={cluster.id}>
      <div class="cluster-row">
        {renaming && (
          <EditField
            label={t('Name of cluster {0}', cluster.id)}
            value={cluster.name}
            draft={suggested}
            placeholder={clusterName(cluster)}
            longest={200}
            focus
            onSave={name => {
              attempt(call('edit', { edit: { kind: 'rename', cluster: cluster.id, name } }));
            }}
            onLeave={() => {
              setRenaming(false);
              requestAnimationFrame(() =>
                document.querySelector<HTMLElement>(`#${id} .cluster-toggle`)?.focus(),
              );
            }}
          />
        )}
        <ClusterToggle
          {...props}
          detailsId={detailsId}
          selected={isSelected}
          onRename={() => setRenaming(true)}
          onSelect={range => (range ? extend(cluster.id, props.shown()) : toggle(cluster.id))}
        />
        <DropToggle
          label={t('Drop cluster {0}', cluster.id)}
          dropped={dropped}
          tabStop={tabStop}
          onFocus={props.onFocus}
          onToggle={() => {
            const kind = dropped ? 'restore' : 'drop';
            attempt(call('edit', { edit: { kind, clusters: [cluster.id] } }));
          }}
        />
      </div>
      {suggested !== undefined && !renaming && (
        <SuggestedName
          cluster={cluster.id}
          name={suggested}
          tabStop={tabStop}
          onFocus={props.onFocus}
          onEdit={() => setRenaming(true)}
        />
      )}
      {expanded && <ClusterEdits cluster={cluster} clusters={props.all} />}
      {expanded && (
        <ClusterDetails
          id={detailsId}
          cluster={cluster}
          version={props.version}
          sampleKind={sampleKind}
          onSampleKind={onSampleKind}
        />
      )}
    </div>
  );
}
