import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { planSplit } from '../../../src/core/split/plan-split.ts';
import type { SplitOptions, SplitRequest } from '../../../src/core/split/split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { makeFormRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

/** Clusters the rows by turns into two clusters. */
async function requestFor(
  name: string,
  content: string | Buffer,
  options: SplitOptions = {},
): Promise<SplitRequest> {
  const parent = await tempFolder();
  const source = join(parent, name);
  await writeFile(source, content);
  const { folder } = await makeFormRun(source, row => (row % 2) + 1);
  return { folder, out: join(parent, 'out'), drop: [], names: {}, force: false, ...options };
}

async function textsOf(request: SplitRequest): Promise<Record<string, string>> {
  await split(request, quietWork());
  expect(await verifySplit(request.out, quietWork())).toMatchObject({ problems: [] });
  const texts: Record<string, string> = {};
  for (const name of await readdir(request.out)) {
    if (name !== 'manifest.json') texts[name] = await readFile(join(request.out, name), 'utf8');
  }
  return texts;
}

const csv = '\ufeffinstruction,"n"\r\na,"1"\r\n"b,\r\nc",2,more\r\n\r\n"d"x,3\r\n "e" ,4\r\nf,5';

describe('split', () => {
  it('writes tables with their header, delimiter and quotes', async () => {
    const texts = await textsOf(await requestFor('rows.csv', csv, { fileNames: '{id}' }));
    expect(texts).toEqual({
      '01.csv': '\ufeffinstruction,"n"\r\na,"1"\r\n "e" ,4\r\n',
      '02.csv': '\ufeffinstruction,"n"\r\n"b,\r\nc",2,more\r\nf,5',
      '_invalid.txt': '"d"x,3\n',
    });
  });

  it('writes lists as lists, and objects with their keys', async () => {
    const list =
      '[\n  {"instruction": "a"},\n  {\n    "instruction": "b"\n  }, 7, {"instruction":"c"}]';
    expect(await textsOf(await requestFor('rows.jsonl', list, { fileNames: '{id}' }))).toEqual({
      '01.json': '[\n  {"instruction": "a"},\n{"instruction":"c"}\n]\n',
      '02.json': '[\n  {\n    "instruction": "b"\n  }\n]\n',
      '_invalid.txt': '7\n',
    });
    const objects = '{"x": {"instruction": "a"}, "y" :{"instruction":"b"}, "z": {}}';
    expect(await textsOf(await requestFor('rows.json', objects, { fileNames: '{id}' }))).toEqual({
      '01.json': '{\n"x": {"instruction": "a"}\n}\n',
      '02.json': '{\n"y" :{"instruction":"b"}\n}\n',
      '_invalid.txt': '"z": {}\n',
    });
  });

  it('packs files as the source is, if that is asked for', async () => {
    const lines = '{"instruction":"a"}\n{"instruction":"b"}\n';
    const request = await requestFor('rows.jsonl.gz', gzipSync(lines));
    expect((await planSplit(request)).forms).toEqual(['source', 'packed']);
    expect(Object.keys(await textsOf({ ...request, fileNames: '{id}' }))).toContain('01.jsonl');
    const packed = { ...request, form: 'packed', force: true, fileNames: '{id}' } as const;
    await split(packed, quietWork());
    const written = await readFile(join(request.out, '02.jsonl.gz'));
    expect(gunzipSync(written).toString()).toBe('{"instruction":"b"}\n');
  });

  it('adds the cluster to records of tables, lists and objects', async () => {
    const combined = { layout: 'combined', fields: { cluster: 'c', name: 'n' } } as const;
    const table = 'instruction,x\r\n"a",1\r\nb\r\n';
    expect(await textsOf(await requestFor('rows.csv', table, combined))).toEqual({
      'rows-clusters.csv': 'instruction,x,c,n\r\n"a",1,1,요약 summary\r\nb,,2,요약 summary\r\n',
    });
    const objects = '{"x": {"instruction": "a"}, "y" :{"instruction":"b"}}';
    const fields = { layout: 'combined', fields: { cluster: 'c' } } as const;
    expect(await textsOf(await requestFor('rows.json', objects, fields))).toEqual({
      'rows-clusters.json':
        '{\n"x": {"instruction": "a", "c": 1},\n"y" :{"instruction":"b","c":2}\n}\n',
    });
    const taken = await requestFor('rows.csv', 'instruction,c\na,1\n', combined);
    await expect(split(taken, quietWork())).rejects.toMatchObject({ code: 'field-exists' });
    const long = await requestFor('rows.csv', 'instruction\na,1\n', combined);
    await expect(split(long, quietWork())).rejects.toMatchObject({ code: 'record-long' });
  });

  it('writes Parquet with the columns and types of the source', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'instruction', data: ['a', '나', ''], type: 'STRING' },
        { name: 'tags', data: [['x', 'y'], [], null] },
        { name: 'n', data: [1n, 2n ** 60n, 3n], type: 'INT64' },
        { name: 'at', data: [new Date(1), new Date(2), new Date(3)], type: 'TIMESTAMP' },
      ],
    });
    const request = await requestFor('rows.parquet', Buffer.from(bytes), { fileNames: '{id}' });
    await split(request, quietWork());
    const written = await readFile(join(request.out, '02.parquet'));
    const file = new Uint8Array(written).buffer;
    expect(parquetMetadata(file).schema).toEqual(parquetMetadata(bytes).schema);
    expect(await parquetReadObjects({ file })).toEqual([
      { instruction: '나', tags: [], n: 2n ** 60n, at: new Date(2) },
    ]);
    expect(await readFile(join(request.out, '_invalid.txt'), 'utf8')).toContain('"n":3');
    expect(await verifySplit(request.out, quietWork())).toMatchObject({ problems: [] });
    const again = { ...request, force: true, layout: 'combined', fileNames: undefined } as const;
    await split(again, quietWork());
    const grown = await readFile(join(request.out, 'rows-clusters.parquet'));
    const rows = await parquetReadObjects({ file: new Uint8Array(grown).buffer });
    expect(rows).toMatchObject([
      { cluster: 1, cluster_type: null, n: 1n },
      { cluster: 2, cluster_name: '요약 summary' },
    ]);
  });

  it('needs the file as it was, unless lines are written', async () => {
    const request = await requestFor('rows.csv', 'instruction\na\nb\n');
    await writeFile(join(request.folder, '..', 'rows.csv'), 'instruction\na\nc\n');
    await expect(split(request, quietWork())).rejects.toMatchObject({ code: 'source-changed' });
    expect(await readdir(join(request.folder, '..'))).not.toContain('out');
    expect((await split({ ...request, form: 'jsonl' }, quietWork())).kept).toBe(2);
  });

  it('tells when a written file is not as it was', async () => {
    const request = await requestFor('rows.json', '[{"instruction":"a"},{"instruction":"b"}]');
    const { files } = await split(request, quietWork());
    const path = join(request.out, files[0]?.file ?? '');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"a"', '"c"'));
    const { problems } = await verifySplit(request.out, quietWork());
    expect(problems).toHaveLength(1);
  });
});
