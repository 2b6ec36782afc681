import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { ClusterButtons } from '../list/cluster-buttons.tsx';
import { Welcome } from '../../shared/welcome.tsx';

export function UnclusteredView({ file }: { readonly file: string }): VNode {
  return (
    <Welcome icon="clusters" title={t('Not clustered yet')} file={file}>
      <p>
        {t(
          'Clustering embeds every instruction and groups the lines that mean alike or are built alike. The file is only read, never changed.',
        )}
      </p>
      <ClusterButtons label={t('Cluster instructions')} />
    </Welcome>
  );
}
