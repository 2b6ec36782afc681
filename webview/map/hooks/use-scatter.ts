import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Frames } from '../scatter/frames.ts';
import { Renderer, type Look, type Palette } from '../scatter/renderer.ts';
import type { ScatterData } from '../scatter/scatter-data.ts';

export interface ScatterInput {
  readonly data: ScatterData;
  readonly palette: Palette;
  /** Whether some entries of the palette are in focus. */
  readonly focused: boolean;
  readonly marks: Uint8Array | undefined;
  readonly look: Look;
}

export interface Scatter {
  /** Whether WebGL 2 is there; undefined until it was tried. */
  readonly supported: boolean | undefined;
  /** Draws all points now, for a picture to be copied. */
  readonly complete: () => void;
}

interface Drawing {
  readonly renderer: Renderer;
  readonly frames: Frames;
}

/** Draws the points on the canvas whenever something about them changes. */
export function useScatter(
  canvas: RefObject<HTMLCanvasElement | null>,
  input: ScatterInput,
): Scatter {
  const { data, palette, focused, marks, look } = input;
  const [drawing, setDrawing] = useState<Drawing | null>();
  const latest = useRef(look);
  latest.current = look;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let current: Drawing | undefined;
    const begin = (): void => {
      // Kept, since later frames add to what earlier ones drew.
      const gl = element.getContext('webgl2', { preserveDrawingBuffer: true, antialias: false });
      current = gl === null ? undefined : drawingOn(gl, element);
      setDrawing(current ?? null);
    };
    const lost = (event: Event): void => {
      event.preventDefault(); // or it would not come back
      current?.frames.stop();
    };
    element.addEventListener('webglcontextlost', lost);
    element.addEventListener('webglcontextrestored', begin);
    begin();
    return () => {
      current?.frames.stop();
      element.removeEventListener('webglcontextlost', lost);
      element.removeEventListener('webglcontextrestored', begin);
    };
  }, []);

  useEffect(() => drawing?.renderer.setPoints(data), [drawing, data]);
  useEffect(() => drawing?.renderer.setMarks(marks), [drawing, data, marks]);
  useEffect(() => drawing?.renderer.setPalette(palette, focused), [drawing, palette, focused]);
  useEffect(() => drawing?.frames.show(look), [drawing, data, marks, palette, focused, look]);

  return {
    supported: drawing === undefined ? undefined : drawing !== null,
    complete: () => drawing?.frames.complete(latest.current),
  };
}

function drawingOn(gl: WebGL2RenderingContext, element: HTMLCanvasElement): Drawing {
  const renderer = new Renderer(gl);
  const frames = new Frames(renderer, (points, complete) => {
    // For tests and for the curious: what can be seen so far.
    element.dataset['drawn'] = String(points);
    element.dataset['complete'] = String(complete);
  });
  return { renderer, frames };
}
