import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { lengthsChart, sizesChart } from './bar-charts.ts';
import type { Chart } from './chart.ts';
import { chartBytes, copyChart, type ChartFormat } from './chart-files.ts';
import { kChart } from './k-chart.ts';
import { largestFirst } from '../list/cluster-filter.ts';
import type { DoneState } from '../../shared/contract.ts';
import { useTheme } from '../../shared/use-theme.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';
import { ChartPicture } from './chart-picture.tsx';
import { ModalDialog } from '../modal-dialog.tsx';

export interface ChartsDialogProps {
  readonly state: DoneState;
  readonly onClose: () => void;
}

/** What was done with a chart, until something else is. */
interface Said {
  readonly chart: Chart['name'];
  readonly text: string;
}

/** Charts of the clusters, to be copied or saved as pictures. */
export function ChartsDialog({ state, onClose }: ChartsDialogProps): VNode {
  const { call, attempt } = usePanel();
  const [said, setSaid] = useState<Said>();
  const say = (chart: Chart, text: string): void => setSaid({ chart: chart.name, text });
  const charts = useCharts(state);
  const save = async (chart: Chart, kind: ChartFormat): Promise<void> => {
    setSaid(undefined);
    const bytes = await chartBytes(chart, kind);
    const saved = await call('saveChart', { name: chart.name, format: kind, bytes });
    say(chart, saved ? t('Saved') : '');
  };
  const copy = async (chart: Chart, kind: ChartFormat): Promise<void> => {
    setSaid(undefined);
    if (await copyChart(chart, kind)) say(chart, t('Copied'));
    else await save(chart, kind);
  };
  return (
    <ModalDialog title={t('Charts')} onClose={onClose}>
      {charts.map(chart => (
        <section key={chart.name} class="chart" aria-label={chart.title}>
          <ChartPicture chart={chart} />
          <div class="buttons chart-buttons">
            {(['svg', 'png'] as const).map(kind => (
              <Button
                key={kind}
                appearance="secondary"
                label={t('Copy “{0}” as {1}', chart.title, kind.toUpperCase())}
                onClick={() => attempt(copy(chart, kind))}
              >
                {t('Copy as {0}', kind.toUpperCase())}
              </Button>
            ))}
            {(['svg', 'png'] as const).map(kind => (
              <Button
                key={kind}
                appearance="secondary"
                label={t('Save “{0}” as {1}…', chart.title, kind.toUpperCase())}
                onClick={() => attempt(save(chart, kind))}
              >
                {t('Save as {0}…', kind.toUpperCase())}
              </Button>
            ))}
            <p role="status">{said?.chart === chart.name && said.text}</p>
          </div>
        </section>
      ))}
      <div class="buttons dialog-buttons">
        <Button onClick={onClose}>{t('Close')}</Button>
      </div>
    </ModalDialog>
  );
}

function useCharts({ run }: DoneState): readonly Chart[] {
  const theme = useTheme();
  return useMemo(() => {
    const { backgroundColor: background, color: text } = getComputedStyle(document.body);
    const colours = { background, text, dim: dimOf(text) };
    const options = { colours, theme, format };
    const clusters = largestFirst(run.clusters);
    return [
      sizesChart(clusters, options),
      lengthsChart(clusters, options),
      kChart(run, colours, format),
    ].filter(chart => chart !== undefined);
  }, [run, theme]);
}

/** The colour of the text, three quarters opaque. */
function dimOf(colour: string): string {
  const [red, green, blue] = colour.match(/[\d.]+/g) ?? [];
  return `rgba(${red ?? 128}, ${green ?? 128}, ${blue ?? 128}, 0.75)`;
}
