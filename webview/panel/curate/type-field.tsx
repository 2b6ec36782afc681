import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Cluster } from '../../shared/contract.ts';
import { EditField } from '../edit-field.tsx';

export interface TypeFieldProps {
  /** All clusters: the types in use are offered. */
  readonly clusters: readonly Cluster[];
  readonly type: string;
  readonly onType: (type: string) => void;
}

/** A type for clusters, with those in use to choose from. */
export function TypeField({ clusters, type, onType }: TypeFieldProps): VNode {
  const list = useId();
  const types = new Set(clusters.map(cluster => cluster.type).filter(used => used !== ''));
  return (
    <>
      <EditField
        label={t('Type')}
        value={type}
        placeholder={t('Type, such as summary')}
        longest={100}
        list={list}
        onSave={onType}
      />
      <datalist id={list}>
        {[...types].toSorted().map(used => (
          <option key={used} value={used} />
        ))}
      </datalist>
    </>
  );
}
