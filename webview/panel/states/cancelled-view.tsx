import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { ClusterButtons } from '../list/cluster-buttons.tsx';
import { Welcome } from '../../shared/welcome.tsx';

export function CancelledView({ file }: { readonly file: string }): VNode {
  return (
    <Welcome icon="stop" title={t('Clustering was cancelled')} file={file}>
      <p>{t('What was embedded so far is kept, so running it again is quick up to that point.')}</p>
      <ClusterButtons label={t('Continue clustering')} />
    </Welcome>
  );
}
