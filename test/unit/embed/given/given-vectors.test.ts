import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RowReader } from '../../../../src/core/dataset/rows/row-reader.ts';
import { scan } from '../../../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../../../src/core/dataset/template/template.ts';
import type { GivenPlace } from '../../../../src/core/embed/given/given-place.ts';
import { GivenVectors } from '../../../../src/core/embed/given/given-vectors.ts';
import { vectorAt, vectorSet } from '../../../../src/core/math/vectors.ts';
import { writeNpy } from '../../../../src/core/run/npy.ts';
import { quietWork } from '../../run/run-fixture.ts';
import { tempFolders } from '../../run/temp-folder.ts';

const tempFolder = tempFolders();
const content = [
  '{"instruction":"one","vector":[3,4]}',
  'no row',
  '{"instruction":"two","vector":[0,-2]}',
  '{"instruction":"one","vector":[1,0]}',
  '{"instruction":"three","vector":[5,12],"deep":{"list":[[1,1]]}}',
].join('\n');

/** The vectors of all texts of a file, as lists. */
async function read(
  text: string,
  placeIn: (folder: string) => GivenPlace | Promise<GivenPlace>,
): Promise<number[][]> {
  const folder = await tempFolder();
  const source = join(folder, 'data.jsonl');
  await writeFile(source, text);
  const { table, unique } = await scan(source, parseTemplate('{instruction}'), quietWork());
  const reader = await RowReader.open(source);
  try {
    const given = new GivenVectors(await placeIn(folder));
    const { embedder, store } = await given.open({ source, table, reader }, unique);
    try {
      const target = vectorSet(unique.count, embedder.dimensions);
      const numbers = Uint32Array.from({ length: unique.count }, (_, at) => at);
      expect(await store.read(numbers, target)).toEqual([]);
      const list = (at: number): number[] =>
        Array.from(vectorAt(target, at), value => Number(value.toFixed(6)));
      return Array.from(numbers, list);
    } finally {
      await store.close();
    }
  } finally {
    await reader.close();
  }
}

const field = (): GivenPlace => ({ from: 'field', path: 'vector' });

function npy(rows: number, columns: number, values: readonly number[]) {
  return async (folder: string): Promise<GivenPlace> => {
    const file = join(folder, 'vectors.npy');
    await writeNpy(file, { rows, columns, values: Float32Array.from(values) });
    return { from: 'npy', file };
  };
}

describe('vectors that are given', () => {
  const right = [
    [0.6, 0.8],
    [0, -1],
    [0.384615, 0.923077],
  ];

  it('are read from a field, unit length, the first of equal texts', async () => {
    expect(await read(content, field)).toEqual(right);
  });

  it('are found at a path', async () => {
    const line = '{"instruction":"a","deep":[{"list":[0,2]}]}';
    expect(await read(line, () => ({ from: 'field', path: 'deep[0].list' }))).toEqual([[0, 1]]);
  });

  it('are read from a .npy file with a vector for every row, or for every line', async () => {
    expect(await read(content, npy(4, 2, [3, 4, 0, -2, 1, 0, 5, 12]))).toEqual(right);
    expect(await read(content, npy(5, 2, [3, 4, 9, 9, 0, -2, 1, 0, 5, 12]))).toEqual(right);
  });

  it('are read from float64 too', async () => {
    const numbers = [3, 4, 0, -2, 1, 0, 5, 12];
    const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (4, 2), }`.padEnd(117) + '\n';
    const bytes = Buffer.concat([
      Buffer.from('\x93NUMPY\x01\x00\x76\x00', 'latin1'),
      Buffer.from(header),
      Buffer.from(Float64Array.from(numbers).buffer),
    ]);
    const place = async (folder: string): Promise<GivenPlace> => {
      const file = join(folder, 'vectors.npy');
      await writeFile(file, bytes);
      return { from: 'npy', file };
    };
    expect(await read(content, place)).toEqual(right);
  });

  it.each([
    ['is missing', '{"instruction":"two"}'],
    ['is longer', '{"instruction":"two","vector":[1,2,3]}'],
    ['is no list of numbers', '{"instruction":"two","vector":[1,"2"]}'],
    ['is null', '{"instruction":"two","vector":[1,null]}'],
  ])('name the line where the field %s', async (_, line) => {
    const text = content.replace('{"instruction":"two","vector":[0,-2]}', line);
    await expect(read(text, field)).rejects.toMatchObject({ code: 'vector-row' });
    await expect(read(text, field)).rejects.toThrow(
      /^Line 3 of .*data\.jsonl: the field vector is not a list of 2/,
    );
  });

  it('name the line whose vector in a .npy file is not finite', async () => {
    const values = npy(4, 2, [3, 4, 0, NaN, 1, 0, 5, 12]);
    await expect(read(content, values)).rejects.toThrow(/^Line 3 of .*not finite/);
  });

  it('are refused when there are not as many as rows or lines, or when it is no such file', async () => {
    await expect(read(content, npy(3, 2, [1, 1, 1, 1, 1, 1]))).rejects.toThrow(
      /it has 3 vectors, but .* has 4 rows in 5 lines/,
    );
    const text = async (folder: string): Promise<GivenPlace> => {
      const file = join(folder, 'vectors.npy');
      await writeFile(file, 'a text that is long enough to be read');
      return { from: 'npy', file };
    };
    await expect(read(content, text)).rejects.toThrow('it is not a .npy file');
    const none = (folder: string): GivenPlace => ({ from: 'npy', file: join(folder, 'no.npy') });
    await expect(read(content, none)).rejects.toMatchObject({ code: 'vector-file' });
  });
});
