import { svg, type SvgElement } from './svg.ts';

/** A chart, and what its file is called. */
export interface Chart {
  readonly name: 'sizes' | 'lengths' | 'k';
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly picture: SvgElement;
}

/** Colours as CSS writes them, without variables. */
export interface ChartColours {
  readonly background: string;
  readonly text: string;
  /** Of lines and of what is less important. */
  readonly dim: string;
}

export const chartWidth = 720;
export const fontSize = 13;
const titleHeight = 40;
const margin = 20;

/** The frame of every chart: background and title. `content` begins below the title, at `top`. */
export function framed(
  name: Chart['name'],
  title: string,
  contentHeight: number,
  { background, text }: ChartColours,
  content: (top: number) => readonly SvgElement[],
): Chart {
  const height = titleHeight + contentHeight + margin;
  const frame = { xmlns: 'http://www.w3.org/2000/svg', width: chartWidth, height };
  const font = { 'font-family': 'sans-serif', 'font-size': fontSize };
  const picture = svg(
    'svg',
    { ...frame, viewBox: `0 0 ${chartWidth} ${height}`, ...font },
    svg('title', {}, title),
    svg('rect', { width: chartWidth, height, fill: background }),
    svg('text', { x: margin, y: 26, fill: text, 'font-size': 16, 'font-weight': 600 }, title),
    ...content(titleHeight),
  );
  return { name, title, width: chartWidth, height, picture };
}

/** As much of a text as fits into `units`, of which a wide character takes two. */
export function fitted(text: string, units: number): string {
  let used = 0;
  const characters = Array.from(text);
  const at = characters.findIndex(character => {
    used += wide.test(character) ? 2 : 1;
    return used > units;
  });
  return at < 0 ? text : `${characters.slice(0, Math.max(0, at - 1)).join('')}…`;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\p{Extended_Pictographic}]/u;
