import { copyPicture } from '../../shared/copy-picture.ts';
import type { Chart } from './chart.ts';
import { svgText } from './svg.ts';

export type ChartFormat = 'svg' | 'png';

/** Pixels of a PNG for one of the chart. */
const scale = 2;

/** The chart as the bytes of a file. */
export async function chartBytes(chart: Chart, format: ChartFormat): Promise<Uint8Array> {
  if (format === 'svg') return new TextEncoder().encode(`${svgText(chart.picture)}\n`);
  return new Uint8Array(await (await pngOf(chart)).arrayBuffer());
}

/**
 * Puts a chart on the clipboard: a picture, or the text of an SVG file.
 * @returns whether the browser allowed it
 */
export async function copyChart(chart: Chart, format: ChartFormat): Promise<boolean> {
  if (format === 'png') return copyPicture(pngOf(chart));
  try {
    await navigator.clipboard.writeText(svgText(chart.picture));
    return true;
  } catch {
    return false;
  }
}

async function pngOf({ picture, width, height }: Chart): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => {
      if (blob === null) reject(new Error('The picture could not be made.'));
      else resolve(blob);
    }, 'image/png');
  });
}
