import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';

/** Starts a run: at once, or with options. */
export function ClusterButtons({ label }: { readonly label: string }): VNode {
  const { call, attempt } = usePanel();
  return (
    <div class="buttons">
      <Button onClick={() => attempt(call('cluster', undefined))}>{label}</Button>
      <Button appearance="secondary" onClick={() => attempt(call('clusterWithOptions', undefined))}>
        {t('With options…')}
      </Button>
    </div>
  );
}
