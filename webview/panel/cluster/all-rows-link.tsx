import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { usePanel } from '../panel-context.ts';
import { LinkButton } from '../../shared/link-button.tsx';

/** Opens the rows of a cluster as a table. */
export function AllRowsLink({ cluster }: { readonly cluster: number }): VNode {
  const { call, attempt } = usePanel();
  return (
    <LinkButton
      title={t('Show all rows of this cluster as a table')}
      onClick={() => attempt(call('exploreCluster', { cluster }))}
    >
      {t('All rows')}
    </LinkButton>
  );
}
