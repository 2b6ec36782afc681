import { h, type VNode } from 'preact';
import type { Chart } from './chart.ts';
import type { SvgElement } from './svg.ts';

/** A chart as it will be in its file. */
export function ChartPicture({ chart }: { readonly chart: Chart }): VNode {
  const { attributes, children, tag } = chart.picture;
  return h(
    tag,
    { ...attributes, class: 'chart-picture', role: 'img', 'aria-label': chart.title },
    ...children.map(drawn),
  );
}

function drawn(child: SvgElement | string): VNode | string {
  if (typeof child === 'string') return child;
  return h(child.tag, child.attributes, ...child.children.map(drawn));
}
