import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { LinkButton } from '../../shared/link-button.tsx';
import { format } from '../../shared/page-format.ts';
import type { ExploredCluster, TableState } from '../contract.ts';

export interface NearClustersProps {
  readonly nearest: TableState['nearest'];
  readonly clusters: readonly ExploredCluster[];
  readonly onChoose: (cluster: number) => void;
}

const shownClusters = 5;

/**
 * The clusters nearest to what was looked for, of those that are there after the person's changes; a click
 * looks in one of them alone.
 */
export function NearClusters({ nearest, clusters, onChoose }: NearClustersProps): VNode {
  const names = new Map(clusters.map(({ id, name }) => [id, name]));
  const there = nearest.filter(({ id }) => names.has(id)).slice(0, shownClusters);
  return (
    <div class="near-clusters">
      <span class="dim">{t('Nearest clusters')}</span>
      <ul aria-label={t('Nearest clusters')}>
        {there.map(({ id, similarity }) => (
          <li key={id}>
            <LinkButton title={t('Look only in this cluster')} onClick={() => onChoose(id)}>
              {names.get(id)}
            </LinkButton>{' '}
            <span class="dim">{format.decimal(similarity)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
