import { labelHeight, type PlacedLabel } from './scatter/labels.ts';

/** What a picture of the map shows. */
export interface PictureOptions {
  /** With all points drawn on it. */
  readonly canvas: HTMLCanvasElement;
  readonly labels: readonly PlacedLabel[];
  readonly ratio: number;
  readonly background: string;
  readonly foreground: string;
  /** CSS font of the labels. */
  readonly font: string;
}

/** The map with its labels as a PNG. */
export async function pictureOf(options: PictureOptions): Promise<Blob> {
  const { canvas, labels, ratio, background } = options;
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [canvas.width, canvas.height];
  const context = picture.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  context.fillStyle = background;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, 0, 0);
  context.scale(ratio, ratio);
  for (const label of labels) drawLabel(context, label, options);
  return new Promise((resolve, reject) => {
    picture.toBlob(blob => {
      if (blob === null) reject(new Error('The picture could not be made.'));
      else resolve(blob);
    }, 'image/png');
  });
}

function drawLabel(
  context: CanvasRenderingContext2D,
  { text, left, top, width }: PlacedLabel,
  { background, foreground, font }: PictureOptions,
): void {
  context.globalAlpha = 0.85;
  context.fillStyle = background;
  context.beginPath();
  context.roundRect(left - width / 2, top - labelHeight / 2, width, labelHeight, 3);
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = foreground;
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, left, top + 0.5);
}
