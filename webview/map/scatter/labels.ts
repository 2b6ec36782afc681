import type { Size } from './camera.ts';

/** A text on the map, with its middle at a pixel. */
export interface PlacedLabel {
  readonly cluster: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  /** Of its box. */
  readonly width: number;
}

/** What may become a label, the most important first. */
export type Label = PlacedLabel;

export const labelHeight = 18;
const gap = 4;

/**
 * Those labels whose place is in view and that do not cover one before them, each moved as far inside
 * that none of it is cut off.
 */
export function placeLabels(labels: readonly Label[], view: Size): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const label of labels) {
    const { width } = label;
    const inView =
      label.left > 0 && label.left < view.width && label.top > 0 && label.top < view.height;
    if (!inView) continue;
    const left = inside(label.left, width, view.width);
    const top = inside(label.top, labelHeight, view.height);
    const covers = placed.some(
      other =>
        Math.abs(other.left - left) < (other.width + width) / 2 + gap &&
        Math.abs(other.top - top) < labelHeight + gap,
    );
    if (!covers) placed.push({ ...label, left, top });
  }
  return placed;
}

/** The middle of something that is to lie inside, of something too long that of the view. */
function inside(middle: number, length: number, view: number): number {
  const half = Math.min(view / 2, length / 2 + gap);
  return Math.min(Math.max(middle, half), view - half);
}

/** Of a name as much as a label shows. */
export function shortened(text: string, most = 28): string {
  const characters = Array.from(text);
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
