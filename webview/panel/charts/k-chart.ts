import { t } from '@vscode/l10n';
import type { Run } from '../../shared/contract.ts';
import type { Format } from '../../shared/format.ts';
import { curvePoints } from '../run/k-curve.ts';
import { chartWidth, framed, type Chart, type ChartColours } from './chart.ts';
import { svg, type SvgElement } from './svg.ts';

const plot = { left: 70, right: chartWidth - 30, height: 240, below: 60 } as const;
const ticks = 6;

/** The silhouette over the number of clusters, with that of the run; undefined when k is fixed. */
export function kChart(run: Run, colours: ChartColours, format: Format): Chart | undefined {
  const points = curvePoints(run.silhouettes);
  if (points.length < 2) return undefined;
  const scores = run.silhouettes.map(({ score }) => score);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const x = (share: number): number => Math.round(plot.left + share * (plot.right - plot.left));
  return framed(
    'k',
    t('Silhouette over the number of clusters'),
    plot.height + plot.below,
    colours,
    top => {
      const bottom = top + plot.height;
      const y = (share: number): number => Math.round(bottom - 10 - share * (plot.height - 20));
      const label = (text: string, attributes: Record<string, string | number>): SvgElement =>
        svg('text', { fill: colours.dim, 'font-size': 12, ...attributes }, text);
      const chosen = points.find(({ k }) => k === run.k);
      const every = Math.ceil(points.length / ticks);
      return [
        svg('line', { x1: plot.left, y1: bottom, x2: plot.right, y2: bottom, stroke: colours.dim }),
        svg('line', { x1: plot.left, y1: top, x2: plot.left, y2: bottom, stroke: colours.dim }),
        label(format.decimal(most), { x: plot.left - 8, y: y(1) + 4, 'text-anchor': 'end' }),
        label(format.decimal(least), { x: plot.left - 8, y: y(0) + 4, 'text-anchor': 'end' }),
        ...points
          .filter((_, at) => at % every === 0)
          .map(point =>
            label(`${point.k}`, { x: x(point.x), y: bottom + 18, 'text-anchor': 'middle' }),
          ),
        label(t('Number of clusters'), {
          x: (plot.left + plot.right) / 2,
          y: bottom + 42,
          'text-anchor': 'middle',
        }),
        svg('polyline', {
          points: points.map(point => `${x(point.x)},${y(point.y)}`).join(' '),
          ...{ fill: 'none', stroke: colours.text, 'stroke-width': 2 },
        }),
        ...(chosen ? marked(x(chosen.x), y(chosen.y), `k = ${chosen.k}`, bottom, colours) : []),
      ];
    },
  );
}

function marked(
  x: number,
  y: number,
  text: string,
  bottom: number,
  { text: colour, background }: ChartColours,
): SvgElement[] {
  return [
    svg('line', { x1: x, y1: y, x2: x, y2: bottom, stroke: colour, 'stroke-dasharray': '3 3' }),
    svg('circle', { cx: x, cy: y, r: 5, fill: background, stroke: colour, 'stroke-width': 2 }),
    svg('text', { x: x + 10, y: bottom - 10, fill: colour, 'font-weight': 600 }, text),
  ];
}
