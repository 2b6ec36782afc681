import type { Camera, Size } from './camera.ts';
import { compile, type Program } from './program.ts';

/** Points in the order they are drawn in. */
export interface DrawnPoints {
  /** x and y of each. */
  readonly places: Float32Array;
  /** Entry of the palette of each. */
  readonly colour: Uint16Array;
}

/** How the points look in one frame. */
export interface Look {
  readonly camera: Camera;
  /** In CSS pixels. */
  readonly size: Size;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
  /** Diameter of a point, CSS pixels. */
  readonly diameter: number;
  /** Opacity of a point, and of one that is not in focus, 0 … 1. */
  readonly alpha: number;
  readonly faintAlpha: number;
}

/** Colours of the palette: red, green, blue, and `shade`, 255 in focus, 128 not, 0 hidden. */
export type Palette = Uint8Array<ArrayBuffer>;

const paletteWidth = 256;

/** Draws points by WebGL 2: a buffer each for places, colours and marks, and a palette to look them up. */
export class Renderer {
  private readonly program: Program;
  private readonly places: WebGLBuffer;
  private readonly colours: WebGLBuffer;
  private readonly marks: WebGLBuffer;
  private count = 0;
  private someMarked = false;
  private someFocused = false;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.program = compile(gl);
    this.places = gl.createBuffer();
    this.colours = gl.createBuffer();
    this.marks = gl.createBuffer();
    gl.useProgram(this.program.program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA); // colours are multiplied with their opacity
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  /** Points that can be drawn. */
  get points(): number {
    return this.count;
  }

  setPoints({ places, colour }: DrawnPoints): void {
    const { gl } = this;
    this.count = colour.length;
    this.fill(this.places, places);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    this.fill(this.colours, colour);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_SHORT, 0, 0);
    this.setMarks(undefined);
    gl.enableVertexAttribArray(2);
    gl.vertexAttribIPointer(2, 1, gl.UNSIGNED_BYTE, 0, 0);
  }

  /** @param marks 1 for a point that stands out, in draw order; undefined when none does */
  setMarks(marks: Uint8Array | undefined): void {
    this.someMarked = marks !== undefined;
    this.fill(this.marks, marks ?? new Uint8Array(this.count));
  }

  setPalette(palette: Palette, someFocused: boolean): void {
    const { gl } = this;
    const height = Math.max(1, Math.ceil(palette.length / 4 / paletteWidth));
    const pixels = new Uint8Array(paletteWidth * height * 4);
    pixels.set(palette);
    this.someFocused = someFocused;
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.RGBA,
      paletteWidth,
      height,
      0,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      pixels,
    );
  }

  /** Clears the canvas and makes what `draw` draws look so. */
  begin({ camera, size, ratio, diameter, alpha, faintAlpha }: Look): void {
    const { gl } = this;
    const { at } = this.program;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform2f(at.middle, camera.x, camera.y);
    gl.uniform2f(at.scale, (2 * camera.scale) / size.width, (2 * camera.scale) / size.height);
    gl.uniform1f(at.size, diameter * ratio);
    gl.uniform1f(at.edge, Math.min(1, 2 / (diameter * ratio)));
    gl.uniform1f(at.alpha, alpha);
    gl.uniform1f(at.faintAlpha, faintAlpha);
    gl.uniform1i(at.someMarked, Number(this.someMarked));
    gl.uniform1i(at.someFocused, Number(this.someFocused));
  }

  /** Passes over the points: two when some of them stand out. */
  get passes(): number {
    return this.someMarked || this.someFocused ? 2 : 1;
  }

  /** Adds points `start` … `end` to what has been drawn since `begin`; the last pass draws those that stand out. */
  draw(pass: number, start: number, end: number): void {
    this.gl.uniform1i(this.program.at.brightPass, Number(pass === this.passes - 1));
    this.gl.drawArrays(this.gl.POINTS, start, end - start);
  }

  private fill(buffer: WebGLBuffer, values: ArrayBufferView): void {
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, buffer);
    this.gl.bufferData(
      this.gl.ARRAY_BUFFER,
      values as ArrayBufferView<ArrayBuffer>,
      this.gl.STATIC_DRAW,
    );
  }
}
