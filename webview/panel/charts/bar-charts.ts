import { t } from '@vscode/l10n';
import { clusterColour } from '../../../src/protocol/palette.ts';
import { clusterName } from '../list/cluster-name.ts';
import type { Cluster } from '../../shared/contract.ts';
import type { Format } from '../../shared/format.ts';
import type { Theme } from '../../shared/use-theme.ts';
import { chartWidth, fitted, fontSize, framed, type Chart, type ChartColours } from './chart.ts';
import { svg, type SvgElement } from './svg.ts';

export interface BarOptions {
  readonly colours: ChartColours;
  readonly theme: Theme;
  readonly format: Format;
}

/** More could not be read. */
const mostClusters = 60;
const nameUnits = 34;
const [nameLeft, barLeft, barWidth] = [20, 270, 310] as const;
const barHeight = 14;

/** Rows of every cluster, in the order that is given. */
export function sizesChart(clusters: readonly Cluster[], options: BarOptions): Chart {
  const { format, theme, colours } = options;
  const total = clusters.reduce((sum, { rows }) => sum + rows, 0);
  const most = clusters.reduce((largest, { rows }) => Math.max(largest, rows), 1);
  const bars = clusters.map(cluster => ({
    cluster,
    bars: [
      {
        share: cluster.rows / most,
        text: `${format.count(cluster.rows)} (${format.percent(cluster.rows / Math.max(1, total))})`,
        fill: clusterColour(cluster.id, cluster.colour)[theme].fill,
        stroke: 'none',
      },
    ],
  }));
  return barChart('sizes', t('Rows of each cluster'), bars, colours);
}

/** Mean lengths of instructions and outputs; undefined when nothing was measured. */
export function lengthsChart(clusters: readonly Cluster[], options: BarOptions): Chart | undefined {
  const { format, theme, colours } = options;
  const measured = clusters.flatMap(cluster =>
    cluster.profile ? [{ cluster, profile: cluster.profile }] : [],
  );
  if (measured.length === 0) return undefined;
  const lengths = measured.flatMap(({ profile }) => [
    profile.instructionLength,
    profile.outputLength ?? 0,
  ]);
  const most = Math.max(1, ...lengths);
  const bars = measured.map(({ cluster, profile }) => {
    const { fill } = clusterColour(cluster.id, cluster.colour)[theme];
    const bar = (length: number, kind: string, inside: string): Bar => ({
      share: length / most,
      text: `${format.count(length)} ${kind}`,
      fill: inside,
      stroke: fill,
    });
    const { instructionLength, outputLength } = profile;
    const output = outputLength === null ? [] : [bar(outputLength, t('output'), 'none')];
    return { cluster, bars: [bar(instructionLength, t('instruction'), fill), ...output] };
  });
  return barChart('lengths', t('Mean characters of instructions and outputs'), bars, colours);
}

interface Bar {
  /** 0 … 1 */
  readonly share: number;
  readonly text: string;
  readonly fill: string;
  readonly stroke: string;
}

interface BarRow {
  readonly cluster: Cluster;
  readonly bars: readonly Bar[];
}

function barChart(
  name: Chart['name'],
  title: string,
  rows: readonly BarRow[],
  colours: ChartColours,
): Chart {
  const shown = rows.slice(0, mostClusters);
  const omitted = rows.length - shown.length;
  const perRow = shown.reduce((most, { bars }) => Math.max(most, bars.length), 1);
  const step = perRow * (barHeight + 3) + 7;
  const height = step * shown.length + (omitted > 0 ? fontSize * 2 : 0);
  return framed(name, title, height, colours, top => [
    ...shown.flatMap((row, at) => drawn(row, top + at * step, colours)),
    ...(omitted > 0
      ? [
          svg(
            'text',
            { x: nameLeft, y: top + step * shown.length + fontSize, fill: colours.dim },
            t('Clusters that are not shown: {0}', omitted),
          ),
        ]
      : []),
  ]);
}

function drawn({ cluster, bars }: BarRow, top: number, colours: ChartColours): SvgElement[] {
  const label = fitted(`${cluster.id}  ${clusterName(cluster)}`, nameUnits);
  return [
    svg('text', { x: nameLeft, y: top + barHeight - 2, fill: colours.text }, label),
    ...bars.flatMap(({ share, text, fill, stroke }, at) => {
      const y = top + at * (barHeight + 3);
      const width = Math.max(1, Math.round(share * barWidth));
      return [
        svg('rect', { x: barLeft, y, width, height: barHeight - 1, fill, stroke }),
        svg(
          'text',
          {
            x: Math.min(barLeft + width + 8, chartWidth - 130),
            y: y + barHeight - 2,
            fill: colours.dim,
            'font-size': 12,
          },
          text,
        ),
      ];
    }),
  ];
}
