import { unzipSync } from 'fflate';
import { parse } from 'npyjs';
import type { Matrix } from './matrix.ts';

/** Rows of one block of the token table; token `t` is row `floor(t / blocks)` of block `t mod blocks`. */
const blockRows = 7530;
export const blocks = 17;
export const vocabulary = blocks * blockRows;
export const tokenWidth = 512;
export const branchWidth = 256;
export const orders = [2, 3, 5] as const;
export type Order = (typeof orders)[number];

/** One n-gram branch: a slice of the token projection and two residual layers over n neighbours. */
export interface BranchWeights {
  readonly order: Order;
  /** 512 × 256, and its bias. */
  readonly projection: Matrix;
  readonly projectionBias: Float32Array;
  readonly normGain: Float32Array;
  readonly normBias: Float32Array;
  /** (n · 256) × 256 each, with a bias of 256. */
  readonly layers: readonly [NgramLayer, NgramLayer];
}

export interface NgramLayer {
  readonly weight: Matrix;
  readonly bias: Float32Array;
}

/** Everything in the archive, as the reference implementation names it. */
export interface EncoderWeights {
  /** vocabulary × 512 values in 0..63; the embedding is `scale[t mod 17] · value + lo[t mod 17]`. */
  readonly table: Uint8Array;
  readonly scale: Float32Array;
  readonly lo: Float32Array;
  readonly branches: readonly BranchWeights[];
  readonly normGain: Float32Array;
  readonly normBias: Float32Array;
  /** 1280 × 512 and its bias. */
  readonly output: Matrix;
  readonly outputBias: Float32Array;
  readonly dense: {
    readonly d0: Matrix;
    readonly d1: Matrix;
    readonly d2: Matrix;
    readonly d3: Matrix;
    readonly p1: Matrix;
    readonly p3: Matrix;
  };
  readonly epsilon: number;
}

/** @param archive bytes of `weights.npz`; throws when an array is missing or has another shape */
export function readWeights(archive: Uint8Array): EncoderWeights {
  const files = unzipSync(archive);
  const array = (name: string): NpyArray => readArray(files, name);
  const vector = (name: string, length: number): Float32Array =>
    float32(array(name), name, [length]);
  const matrix = (name: string, rows: number, columns: number): Matrix => ({
    values: float32(array(name), name, [rows, columns]),
    rows,
    columns,
  });
  const layer = (index: 1 | 2, order: Order): NgramLayer => ({
    weight: matrix(`w${index}_${order}`, order * branchWidth, branchWidth),
    bias: vector(`b${index}_${order}`, branchWidth),
  });
  const features = tokenWidth + orders.length * branchWidth;
  return {
    table: interleave(array),
    scale: vector('scale', blocks),
    lo: vector('lo', blocks),
    branches: orders.map(order => ({
      order,
      projection: matrix(`proj${order}`, tokenWidth, branchWidth),
      projectionBias: vector(`proj_b${order}`, branchWidth),
      normGain: vector(`ln_g${order}`, branchWidth),
      normBias: vector(`ln_b${order}`, branchWidth),
      layers: [layer(1, order), layer(2, order)],
    })),
    normGain: vector('ln_g', features),
    normBias: vector('ln_b', features),
    output: matrix('cnn_W', features, 512),
    outputBias: vector('cnn_b', 512),
    dense: {
      d0: matrix('d0', 512, 320),
      d1: matrix('d1', 320, 320),
      d2: matrix('d2', 320, 512),
      d3: matrix('d3', 512, 512),
      p1: matrix('p1', 512, 320),
      p3: matrix('p3', 320, 512),
    },
    epsilon: scalar(array('eps')),
  };
}

type NpyArray = ReturnType<typeof parse>;

function readArray(files: Record<string, Uint8Array>, name: string): NpyArray {
  const bytes = files[`${name}.npy`];
  if (bytes === undefined) throw new Error(`weights.npz has no array "${name}"`);
  const parsed = parse(bytes.slice().buffer);
  if (parsed.fortranOrder) throw new Error(`array "${name}" is in column order`);
  return parsed;
}

function float32(array: NpyArray, name: string, shape: readonly number[]): Float32Array {
  if (array.data instanceof Float32Array && array.shape.join() === shape.join()) return array.data;
  throw new Error(
    `array "${name}" is ${array.dtype} [${array.shape.join()}], expected f4 [${shape.join()}]`,
  );
}

function scalar(array: NpyArray): number {
  const { data } = array;
  const value = data instanceof Float64Array || data instanceof Float32Array ? data[0] : undefined;
  if (value === undefined) throw new Error(`expected a float scalar, found ${array.dtype}`);
  return value;
}

/** The blocks as one table in the order of the token ids. */
function interleave(array: (name: string) => NpyArray): Uint8Array {
  const table = new Uint8Array(vocabulary * tokenWidth);
  for (let block = 0; block < blocks; block++) {
    const name = `q${block + 1}`;
    const { data, shape } = array(name);
    if (!(data instanceof Uint8Array) || shape.join() !== [blockRows, tokenWidth].join()) {
      throw new Error(`array "${name}" is not a uint8 block of ${blockRows} × ${tokenWidth}`);
    }
    for (let row = 0; row < blockRows; row++) {
      const values = data.subarray(row * tokenWidth, (row + 1) * tokenWidth);
      table.set(values, (row * blocks + block) * tokenWidth);
    }
  }
  return table;
}
