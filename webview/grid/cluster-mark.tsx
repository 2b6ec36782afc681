import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { clusterColour, noClusterColour } from '../../src/protocol/palette.ts';
import { noCluster, type NamedCluster } from '../../src/protocol/rows-api.ts';
import { Icon } from '../shared/icon.tsx';
import type { Theme } from '../shared/use-theme.ts';

export interface ClusterMarkProps {
  readonly cluster: number | undefined;
  /** What is known of the cluster. */
  readonly named: NamedCluster | undefined;
  readonly invalid: boolean;
  readonly theme: Theme;
  readonly onShow: (cluster: number) => void;
}

/** What the gutter shows of a line, as in the editor: the cluster's number on its colour, or a dashed outline. */
export function ClusterMark({
  cluster,
  named,
  invalid,
  theme,
  onShow,
}: ClusterMarkProps): VNode | null {
  if (invalid) return <Icon name="warning" />;
  if (cluster === noCluster.stale) {
    const title = t('This line has changed since the file was clustered. Cluster it again.');
    return <span class="plate stale" role="img" aria-label={title} title={title} />;
  }
  if (cluster === noCluster.dropped) {
    const { fill, text } = noClusterColour[theme];
    const title = t('This row is dropped.');
    const style = { '--fill': fill, '--text': text };
    return <span class="plate struck" role="img" aria-label={title} title={title} style={style} />;
  }
  if (cluster === undefined || cluster <= 0) return null;
  const dropped = named?.dropped === true;
  const shade = dropped ? noClusterColour : clusterColour(cluster, named?.colour);
  const { fill, text } = shade[theme];
  const label = String(cluster);
  return (
    <span
      class={`plate digits-${label.length}${dropped ? ' struck' : ''}`}
      style={{ '--fill': fill, '--text': text }}
      title={named?.name ?? t('Cluster {0}', cluster)}
      onClick={() => onShow(cluster)}
    >
      {label}
    </span>
  );
}
