import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { allocations, rowChoices, type Sampling } from '../../../src/core/sample/sampling.ts';
import { readManifest } from '../../../src/core/split/manifest.ts';
import { planSplit } from '../../../src/core/split/plan-split.ts';
import type { SplitOptions, SplitResult } from '../../../src/core/split/split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { builtResources } from '../math/dist.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const products = (): Promise<MatrixProducts> => MatrixProducts.load(builtResources().graphs);

/** 60 rows of clusters 1 to 3 and without one, two equal texts each, a BOM, two lines that are no rows. */
const rowTexts = Array.from(
  { length: 60 },
  (_, i) => `{"instruction": "text ${i >> 1}", "n": ${i}}`,
);
const lines = [...rowTexts.slice(0, 30), 'oops', ...rowTexts.slice(30), ''];
const content = `\ufeff${lines.join('\r\n')}`;
const clusterOf = (row: number): number => (row >= 56 ? 0 : (Math.floor(row / 2) % 3) + 1);

interface Written {
  readonly out: string;
  readonly result: SplitResult;
  readonly text: (file: string) => Promise<string>;
}

async function write(options: SplitOptions, drop: readonly number[] = []): Promise<Written> {
  const parent = await tempFolder();
  const { folder } = await makeRun(parent, content, clusterOf);
  const out = join(parent, 'out');
  const request = { folder, out, drop, names: {}, force: false, ...options };
  const plan = await planSplit(request);
  const result = await split(request, quietWork(), products);
  expect(await verifySplit(out, quietWork())).toMatchObject({ source: 'same', problems: [] });

  const { kept, leftOut, dropped, unclustered, invalid } = result;
  expect(kept + leftOut + dropped + unclustered + invalid).toBe(result.lines);
  expect(plan.leftOut).toBe(leftOut);
  expect(plan.files.map(({ file, rows }) => [file, rows])).toEqual(
    result.files.map(({ file, rows }) => [file, rows]),
  );
  plan.files.forEach(({ bytes }, at) => {
    if (bytes !== null) expect(bytes).toBe(result.files[at]?.bytes);
  });
  const names = await readdir(out);
  expect(names.toSorted()).toEqual(
    [...plan.files.map(({ file }) => file), 'manifest.json'].toSorted(),
  );
  return { out, result, text: file => readFile(join(out, file), 'utf8') };
}

function sampling(options: Partial<Sampling>): Sampling {
  return {
    ...{ rows: 10, per: 'total', allocation: 'proportional', choice: 'random', seed: 1 },
    ...{ distinct: true },
    ...options,
  };
}

const rowsOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\r\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>);

describe('a split into one file', () => {
  it('adds the cluster to every row and leaves the rest of it as it is', async () => {
    const { result, text } = await write({ layout: 'combined' }, [2]);
    const combined = await text('data-clusters.jsonl');
    expect(combined.startsWith('\ufeff')).toBe(false);
    const kept = rowTexts.filter((_, row) => row < 56 && clusterOf(row) !== 2);
    const grown = combined.split('\r\n');
    expect(grown.pop()).toBe('');
    expect(grown.map(line => line.replace(/, "cluster": .*/, '}'))).toEqual(kept);
    expect(
      rowsOf(combined).map(row => [row['cluster'], row['cluster_name'], row['cluster_type']]),
    ).toEqual(
      rowsOf(kept.join('\r\n')).map(({ n }) => [clusterOf(Number(n)), '요약 summary', null]),
    );
    const [file] = result.files;
    expect(file).toMatchObject({ kind: 'combined', rows: kept.length });
    const plain = kept.reduce((sum, row) => sum + row.length + 2, 0);
    expect((file?.bytes ?? 0) - (file?.added ?? 0)).toBe(plain);
  });

  it('writes nothing when a row has such a field', async () => {
    const parent = await tempFolder();
    const { folder } = await makeRun(
      parent,
      `${content}{"instruction":"x","cluster_type":1}\n`,
      () => 1,
    );
    const request = { folder, out: join(parent, 'out'), drop: [], names: {}, force: false };
    const writing = split({ ...request, layout: 'combined' }, quietWork());
    await expect(writing).rejects.toMatchObject({
      code: 'field-exists',
      message: expect.stringContaining('Line 62 has a field “cluster_type”') as unknown,
    });
    expect((await readdir(parent)).toSorted()).toEqual(['data.jsonl', 'data.jsonl.clusters']);
    const fields = { cluster: 'c', name: undefined, type: undefined };
    const result = await split({ ...request, layout: 'combined', fields }, quietWork());
    expect(result.kept).toBe(61);
  });

  it('copies rows byte for byte when nothing is added', async () => {
    const fields = { cluster: undefined, name: undefined, type: undefined };
    const { text } = await write({ layout: 'combined', fields, fileNames: 'all' });
    expect(await text('all.jsonl')).toBe(`${rowTexts.slice(0, 56).join('\r\n')}\r\n`);
  });
});

describe('a split by type', () => {
  it('puts clusters without a type together', async () => {
    const { result, text } = await write({ layout: 'types' });
    expect(result.files[0]).toMatchObject({ kind: 'type', type: '', cluster: null, rows: 56 });
    expect(await text('type-none.jsonl')).toBe(`${rowTexts.slice(0, 56).join('\r\n')}\r\n`);
  });
});

describe('names of files', () => {
  it('follow the pattern', async () => {
    const { result } = await write({ fileNames: '{file}.{id}.{name}' });
    expect(result.files.slice(0, 3).map(({ file }) => file)).toEqual([
      ...['data.01.요약-summary.jsonl', 'data.02.요약-summary.jsonl', 'data.03.요약-summary.jsonl'],
    ]);
  });

  it.each([
    ['{name}', 'name-collision'],
    ['_dropped', 'name-illegal'],
    ['{nonsense}', 'pattern-unknown'],
  ])('%s is refused before anything is written', async (fileNames, code) => {
    const parent = await tempFolder();
    const one = code === 'name-illegal' ? 'combined' : 'clusters';
    const { folder } = await makeRun(parent, content, clusterOf);
    const request = { folder, out: join(parent, 'out'), drop: [], names: {}, force: false };
    const options = { ...request, fileNames, layout: one } as const;
    await expect(planSplit(options)).rejects.toMatchObject({ code });
    await expect(split(options, quietWork())).rejects.toMatchObject({ code });
    expect(await readdir(parent)).not.toContain('out');
  });
});

describe('a sample', () => {
  const all = allocations.flatMap(allocation =>
    rowChoices.map(choice => [allocation, choice] as const),
  );

  it.each(all)('%s, %s: adds up, is checked, and is the same again', async (allocation, choice) => {
    const options = { sampling: sampling({ allocation, choice }), fileNames: '{id}' };
    const { result, text, out } = await write(options);
    expect([result.kept, result.leftOut]).toEqual([10, 46]);
    const kept = await Promise.all(['01.jsonl', '02.jsonl', '03.jsonl'].map(text));
    const numbers = kept.map(file => rowsOf(file).map(({ n }) => Number(n)));
    expect(new Set(numbers.flat().map(n => n >> 1)).size).toBe(10);
    numbers.forEach((of, at) => expect(of.every(n => clusterOf(n) === at + 1)).toBe(true));
    const again = await write(options);
    expect(again.result.files.map(({ sha256 }) => sha256)).toEqual(
      result.files.map(({ sha256 }) => sha256),
    );
    const manifest = await readManifest(out);
    expect(manifest).toMatchObject({ version: 3, sampling: options.sampling });
    expect(manifest.unwritten.rows).toBe(46);
  });

  it('can be one file with fields, and the rest another', async () => {
    const options = { layout: 'combined', rest: true, sampling: sampling({ rows: 4 }) } as const;
    const { result, text } = await write(options);
    expect(rowsOf(await text('data-clusters.jsonl')).length).toBe(4);
    expect(rowsOf(await text('_left-out.jsonl')).length).toBe(52);
    expect(result.leftOut).toBe(52);
  });

  it('may take rows of equal text when that is asked for', async () => {
    const { result } = await write({ sampling: sampling({ rows: 1_000, distinct: false }) });
    expect([result.kept, result.leftOut]).toEqual([56, 0]);
    const distinct = await write({ sampling: sampling({ rows: 1_000 }) });
    expect([distinct.result.kept, distinct.result.leftOut]).toEqual([28, 28]);
  });

  it('of every cluster has as many rows', async () => {
    const { result } = await write({ sampling: sampling({ rows: 3, per: 'cluster' }) }, [2]);
    expect(result.files.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['cluster', 3],
      ['cluster', 3],
      ['dropped', 18],
      ['unclustered', 4],
      ['invalid', 1],
    ]);
  });

  it('is told apart from one that somebody has added to', async () => {
    const { out, text } = await write({ layout: 'combined', sampling: sampling({}) });
    const name = 'data-clusters.jsonl';
    await writeFile(join(out, name), `${await text(name)}${rowTexts[0] ?? ''}\r\n`);
    const { problems } = await verifySplit(out, quietWork());
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('the manifest of an earlier version', () => {
  it('is read as it was meant', async () => {
    const { out } = await write({});
    const path = join(out, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    const { layout, form, sampling: drawn, unwritten, ...rest } = manifest;
    expect([layout, form, drawn, unwritten]).toEqual([
      'clusters',
      { container: 'lines', compression: 'none' },
      null,
      { rows: 0, bytes: 0, sum: null },
    ]);
    const counts = rest['counts'] as Record<string, number>;
    delete counts['leftOut'];
    const files = (rest['files'] as Record<string, unknown>[]).map(
      ({ file, kind, cluster, rows, bytes, sha256 }) => ({
        file,
        kind,
        cluster,
        rows,
        bytes,
        sha256,
      }),
    );
    await writeFile(path, JSON.stringify({ ...rest, version: 1, files }));
    expect(await verifySplit(out, quietWork())).toMatchObject({ source: 'same', problems: [] });
  });
});
