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

/** Those labels that are in view and do not cover one before them. */
export function placeLabels(labels: readonly Label[], view: Size): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const label of labels) {
    const { left, top, width } = label;
    const inView = left > 0 && left < view.width && top > 0 && top < view.height;
    if (!inView) continue;
    const covers = placed.some(
      other =>
        Math.abs(other.left - left) < (other.width + width) / 2 + gap &&
        Math.abs(other.top - top) < labelHeight + gap,
    );
    if (!covers) placed.push(label);
  }
  return placed;
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
