/** A box on the page, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const steps = 24;

/** Corners of an ellipse; its middle and its half axes are shares of the box. */
export function ellipse(
  { x, y, width, height }: Box,
  [middleX, middleY]: readonly [number, number],
  [halfX, halfY]: readonly [number, number],
): readonly (readonly [number, number])[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (step / steps) * 2 * Math.PI;
    return [
      x + width * (middleX + halfX * Math.cos(angle)),
      y + height * (middleY + halfY * Math.sin(angle)),
    ] as const;
  });
}
