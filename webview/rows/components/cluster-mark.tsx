import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { clusterColour } from '../../../src/protocol/palette.ts';
import { noCluster } from '../../../src/protocol/rows-api.ts';
import { Icon } from '../../components/icon.tsx';
import type { Theme } from '../../hooks/use-theme.ts';

export interface ClusterMarkProps {
  readonly cluster: number | undefined;
  readonly name: string | undefined;
  readonly invalid: boolean;
  readonly theme: Theme;
  readonly onShow: (cluster: number) => void;
}

/** What the gutter shows of a line, as in the editor: the cluster's number on its colour, or a dashed outline. */
export function ClusterMark({
  cluster,
  name,
  invalid,
  theme,
  onShow,
}: ClusterMarkProps): VNode | null {
  if (invalid) return <Icon name="warning" />;
  if (cluster === noCluster.stale) {
    const title = t('This line has changed since the file was clustered. Cluster it again.');
    return <span class="plate stale" role="img" aria-label={title} title={title} />;
  }
  if (cluster === undefined || cluster <= 0) return null;
  const { fill, text } = clusterColour(cluster)[theme];
  const label = String(cluster);
  return (
    <span
      class={`plate digits-${label.length}`}
      style={{ '--fill': fill, '--text': text }}
      title={name ?? t('Cluster {0}', cluster)}
      onClick={() => onShow(cluster)}
    >
      {label}
    </span>
  );
}
