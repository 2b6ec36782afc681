/** Which part of the map is shown: a pixel is `x + pixel / scale`, y upwards. */
export interface Camera {
  /** The point of the map in the middle of the view. */
  readonly x: number;
  readonly y: number;
  /** Pixels (CSS) a unit of the map. */
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Room around the points, as a share of the view. */
const margin = 0.06;
/** How far beyond the whole map one can zoom out, and into it. */
const [farthest, nearest] = [0.5, 2_000];

/** The smallest extent around all points; some width even for one point. */
export function extentOf(places: Float32Array): Extent {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < places.length; i += 2) {
    const [x, y] = [places[i] ?? 0, places[i + 1] ?? 0];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  if (places.length === 0) return { left: -1, right: 1, bottom: -1, top: 1 };
  const least = 1e-3;
  return {
    left: left - least,
    right: right + least,
    bottom: bottom - least,
    top: top + least,
  };
}

/** Shows the whole extent. */
export function fitted({ left, right, bottom, top }: Extent, { width, height }: Size): Camera {
  const room = 1 - 2 * margin;
  return {
    x: (left + right) / 2,
    y: (bottom + top) / 2,
    scale: Math.max(
      1e-6,
      Math.min((width * room) / (right - left), (height * room) / (top - bottom)),
    ),
  };
}

/** Pixel of a point of the map. */
export function toScreen(
  camera: Camera,
  { width, height }: Size,
  x: number,
  y: number,
): readonly [number, number] {
  return [width / 2 + (x - camera.x) * camera.scale, height / 2 - (y - camera.y) * camera.scale];
}

/** Point of the map under a pixel. */
export function toMap(
  camera: Camera,
  { width, height }: Size,
  left: number,
  top: number,
): readonly [number, number] {
  return [
    camera.x + (left - width / 2) / camera.scale,
    camera.y - (top - height / 2) / camera.scale,
  ];
}

/** Moves the view by pixels: what was under the pointer stays there. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y + dy / camera.scale };
}

/**
 * Zooms by `factor` around a pixel, whose point of the map stays where it is.
 * @param whole the camera that shows the whole map, by which the zoom is bounded
 */
export function zoomed(
  camera: Camera,
  size: Size,
  factor: number,
  [left, top]: readonly [number, number],
  whole: Camera,
): Camera {
  const wanted = camera.scale * factor;
  const scale = Math.max(whole.scale * farthest, Math.min(whole.scale * nearest, wanted));
  const [x, y] = toMap(camera, size, left, top);
  return {
    x: x - (left - size.width / 2) / scale,
    y: y + (top - size.height / 2) / scale,
    scale,
  };
}
