import { open } from 'node:fs/promises';

/** A matrix in row-major order. */
export interface Matrix<Values extends Int8Array | Float32Array> {
  readonly rows: number;
  readonly columns: number;
  readonly values: Values;
}

const types = { int8: '|i1', float32: '<f4' } as const;
const magic = '\x93NUMPY\x01\x00';
/** Data begins at a multiple of this, so that it can be mapped into memory. */
const alignment = 64;
/** One write of Node takes at most 2 GiB. */
const writtenBytes = 2 ** 28;
const header =
  /^\{'descr': '([|<]\w\d)', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n$/;

/** Writes a matrix as NumPy's `.npy`, version 1.0. */
export async function writeNpy(
  path: string,
  { rows, columns, values }: Matrix<Int8Array | Float32Array>,
): Promise<void> {
  const type = values instanceof Int8Array ? types.int8 : types.float32;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const length = magic.length + 2;
  const padded = Math.ceil((length + text.length + 1) / alignment) * alignment - length;
  const head = Buffer.from(`${magic}00${text.padEnd(padded - 1)}\n`, 'latin1');
  head.writeUInt16LE(padded, magic.length);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const file = await open(path, 'w');
  try {
    await file.writeFile(head);
    for (let start = 0; start < bytes.length; start += writtenBytes) {
      await file.writeFile(bytes.subarray(start, start + writtenBytes));
    }
  } finally {
    await file.close();
  }
}

/** Reads a matrix of int8 as a view on `bytes`. @throws Error when `bytes` is anything else */
export function parseInt8Npy(bytes: ArrayBuffer): Matrix<Int8Array> {
  const { rows, columns, start } = parseHead(bytes, types.int8);
  return { rows, columns, values: new Int8Array(bytes, start, rows * columns) };
}

/** Reads a matrix of float32 as a view on `bytes`. @throws Error when `bytes` is anything else */
export function parseFloat32Npy(bytes: ArrayBuffer): Matrix<Float32Array> {
  const { rows, columns, start } = parseHead(bytes, types.float32);
  return { rows, columns, values: new Float32Array(bytes, start, rows * columns) };
}

function parseHead(
  bytes: ArrayBuffer,
  type: string,
): { readonly rows: number; readonly columns: number; readonly start: number } {
  const buffer = Buffer.from(bytes);
  const length = magic.length + 2;
  if (buffer.toString('latin1', 0, magic.length) !== magic) throw new Error('not a .npy file');
  const start = length + buffer.readUInt16LE(magic.length);
  const [, found, rows, columns] = header.exec(buffer.toString('latin1', length, start)) ?? [];
  if (found !== type) throw new Error(`not a matrix of ${type}`);
  return { rows: Number(rows), columns: Number(columns), start };
}
