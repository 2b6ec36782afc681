import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Cluster } from '../../shared/contract.ts';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';

const mostParts = 9;

/** Splits a cluster into as many parts as the person wants. */
export function SplitCluster({ cluster }: { readonly cluster: Cluster }): VNode {
  const { call, attempt } = usePanel();
  const [parts, setParts] = useState(2);
  const [busy, setBusy] = useState(false);
  const split = (): void => {
    setBusy(true);
    attempt(call('splitCluster', { cluster: cluster.id, parts }).finally(() => setBusy(false)));
  };
  return (
    <div class="split-cluster">
      <Button appearance="secondary" disabled={busy || cluster.rows < 2} onClick={split}>
        {busy ? t('Splitting…') : t('Split into parts:')}
      </Button>
      <select
        class="edit-field"
        aria-label={t('Number of parts')}
        value={parts}
        onKeyDown={event => event.stopPropagation()}
        onChange={event => setParts(Number(event.currentTarget.value))}
      >
        {Array.from({ length: mostParts - 1 }, (_, i) => (
          <option key={i} value={i + 2}>
            {i + 2}
          </option>
        ))}
      </select>
    </div>
  );
}
