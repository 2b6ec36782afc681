import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFloat32Npy, parseInt8Npy, writeNpy } from '../../../src/core/run/npy.ts';
import { tempFolders } from './temp-folder.ts';

const tempFolder = tempFolders();

async function bytesOf(path: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(path)).buffer;
}

describe('a .npy file', () => {
  it('gives back every matrix of int8 and float32', async () => {
    const path = join(await tempFolder(), 'matrix.npy');
    const matrix = fc
      .tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), fc.boolean())
      .map(([rows, columns, whole]) => ({
        rows,
        columns,
        values: whole
          ? Int8Array.from({ length: rows * columns }, (_, i) => 3 * i - 128)
          : Float32Array.from({ length: rows * columns }, (_, i) => i / 7),
      }));
    await fc.assert(
      fc.asyncProperty(matrix, async given => {
        await writeNpy(path, given);
        const bytes = await bytesOf(path);
        const [own, other] =
          given.values instanceof Int8Array
            ? [parseInt8Npy, parseFloat32Npy]
            : [parseFloat32Npy, parseInt8Npy];
        expect(own(bytes)).toEqual(given);
        expect(() => other(bytes)).toThrow('not a matrix of');
      }),
      { numRuns: 30 },
    );
  });

  it('has a header as NumPy wants it', async () => {
    const path = join(await tempFolder(), 'matrix.npy');
    await writeNpy(path, { rows: 2, columns: 3, values: new Int8Array(6) });
    const bytes = await readFile(path);
    expect(bytes.length).toBe(128 + 6);
    expect(bytes.toString('latin1', 0, 10)).toBe('\x93NUMPY\x01\x00\x76\x00');
    expect(bytes.toString('latin1', 10, 128)).toMatch(
      /^\{'descr': '\|i1', 'fortran_order': False, 'shape': \(2, 3\), \} +\n$/,
    );
  });

  it('is told from anything else', () => {
    expect(() => parseInt8Npy(new ArrayBuffer(3))).toThrow('not a .npy file');
    expect(() => parseInt8Npy(new ArrayBuffer(200))).toThrow('not a .npy file');
  });
});
