import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fitted, panned, zoomed, type Camera, type Extent, type Size } from '../scatter/camera.ts';

export interface CameraControl {
  readonly camera: Camera;
  /** The camera that shows the whole map, but for a few points far off. */
  readonly whole: Camera;
  /** Moves the map by pixels. */
  readonly pan: (dx: number, dy: number) => void;
  /** Zooms around a pixel, or the middle. */
  readonly zoom: (factor: number, around?: readonly [number, number]) => void;
  readonly fit: () => void;
}

/** The part of the map that is shown; a view that showed the whole map goes on doing so when its size changes. */
export function useCamera(extent: Extent, size: Size): CameraControl {
  const whole = useMemo(() => fitted(extent, size), [extent, size]);
  const [camera, setCamera] = useState(whole);
  const before = useRef(whole);
  useEffect(() => {
    const earlier = before.current;
    before.current = whole;
    setCamera(now => (now === earlier ? whole : now));
  }, [whole]);

  const pan = useCallback((dx: number, dy: number) => setCamera(now => panned(now, dx, dy)), []);
  const zoom = useCallback(
    (factor: number, around: readonly [number, number] = [size.width / 2, size.height / 2]) =>
      setCamera(now => zoomed(now, size, factor, around, whole)),
    [size, whole],
  );
  const fit = useCallback(() => setCamera(whole), [whole]);
  return { camera, whole, pan, zoom, fit };
}
