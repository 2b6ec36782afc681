import type { Camera, Size } from './camera.ts';
import type { Look } from './renderer.ts';

const [smallest, largest] = [2, 9];
/** Points grow with the square root of the room each has. */
const share = 0.45;
/** Where points lie so densely that they would cover each other, each lets others through. */
const coverage = 1.2;
const [leastAlpha, mostAlpha] = [0.12, 0.9];
const faint = 0.16;

/**
 * How large and how opaque points are: the fewer are in view, the more.
 * @param points all there are
 * @param whole the camera that shows all
 */
export function lookOf(
  camera: Camera,
  whole: Camera,
  size: Size,
  ratio: number,
  points: number,
): Look {
  const zoom = camera.scale / whole.scale;
  const room = (size.width * size.height * zoom ** 2) / Math.max(1, points);
  const diameter = Math.min(largest, Math.max(smallest, share * Math.sqrt(room)));
  const density = (diameter * diameter) / room;
  const alpha = Math.min(mostAlpha, Math.max(leastAlpha, coverage / (1 + density)));
  return { camera, size, ratio, diameter, alpha, faintAlpha: faint * alpha };
}
