import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { DoneState } from '../../shared/contract.ts';
import { usePanel } from '../panel-context.ts';
import { format } from '../../shared/page-format.ts';
import { runFacts } from './run-facts.ts';
import { Button } from '../../shared/toolkit.tsx';
import { ChartsDialog } from '../charts/charts-dialog.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';

export interface RunHeaderProps {
  readonly state: DoneState;
  readonly onSplit: () => void;
}

export function RunHeader({ state, onSplit }: RunHeaderProps): VNode {
  const { call, attempt } = usePanel();
  const [charts, setCharts] = useState(false);
  return (
    <header class="run-header">
      <div class="run-title">
        <h1>
          <DatasetText text={state.file} dir="ltr" />
        </h1>
        <ul class="facts">
          {runFacts(state, format).map(fact => (
            <li key={fact.text} title={fact.title}>
              {fact.text}
            </li>
          ))}
        </ul>
      </div>
      <div class="run-actions">
        <Button onClick={onSplit}>
          <Icon name="split" slot="start" />
          {t('Split into files…')}
        </Button>
        <Button
          appearance="icon"
          label={t('Open map of clusters')}
          onClick={() => attempt(call('showMap', undefined))}
        >
          <Icon name="map" />
        </Button>
        <Button appearance="icon" label={t('Charts…')} onClick={() => setCharts(true)}>
          <Icon name="chart" />
        </Button>
        <Button
          appearance="icon"
          label={t('Cluster again')}
          onClick={() => attempt(call('cluster', undefined))}
        >
          <Icon name="refresh" />
        </Button>
        <Button
          appearance="icon"
          label={t('Cluster again with options…')}
          onClick={() => attempt(call('clusterWithOptions', undefined))}
        >
          <Icon name="options" />
        </Button>
      </div>
      {charts && <ChartsDialog state={state} onClose={() => setCharts(false)} />}
    </header>
  );
}
