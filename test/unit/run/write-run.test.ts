import { execFileSync } from 'node:child_process';
import { readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearRun } from '../../../src/core/run/clear-run.ts';
import {
  hasRun,
  openRun,
  readCentroids,
  readFine,
  readInvalid,
  readRows,
  readSpace,
  readVectors,
  sourcePath,
} from '../../../src/core/run/open-run.ts';
import { writeRun } from '../../../src/core/run/write-run.ts';
import { assign, draftFor, makeRun, quietWork, scanTable } from './run-fixture.ts';
import { tempFolders } from './temp-folder.ts';

const tempFolder = tempFolders();
const source = [
  '{"instruction":"문장을 요약하세요"}\r\n',
  '\n',
  '{"instruction":"Translate this"}\n',
  '[1]\n',
  '{"instruction":"문장을 요약하세요"}',
].join('');

const lasting = [
  'centroids.npy',
  'fine.npy',
  'invalid.parquet',
  'journal.jsonl',
  'rows.parquet',
  'run.json',
  'scales.npy',
  'space.bin',
  'vectors.npy',
];

describe('a run folder', () => {
  it('is read when it was written before clusters were measured', async () => {
    const { folder, run } = await makeRun(await tempFolder(), source, () => 1);
    const clusters = run.clusters.map(({ id, rows, terms, samples, tightness }) => {
      const { central, varied, far } = samples;
      return { id, rows, terms, samples: { central, varied, far }, tightness };
    });
    await writeFile(
      join(folder, 'run.json'),
      JSON.stringify({ ...run, groups: undefined, clusters }),
    );
    expect(await openRun(folder)).toEqual(run);
  });

  it('gives back what was written', async () => {
    const { folder, run, table, assignment, parts, ...made } = await makeRun(
      await tempFolder(),
      source,
      row => (row === 1 ? 0 : 1),
    );
    expect(await openRun(folder)).toEqual(run);
    expect(sourcePath(folder, run)).toBe(made.source);
    expect(run.source.path).toBe('../data.jsonl');
    expect(run.counts).toMatchObject({ rows: 3, invalid: 2, unclustered: 1 });

    const rows = await readRows(folder, run);
    expect([...rows.line]).toEqual([1, 3, 5]);
    expect([...rows.byteLength]).toEqual([...table.rowBytes]);
    expect([...rows.byteOffset]).toEqual([...table.rowLines].map(line => table.offsets[line]));
    expect([...rows.textHash]).toEqual([...table.textHash]);
    expect([...rows.cluster]).toEqual([1, 0, 1]);
    expect([...rows.distance]).toEqual([...assignment.distance]);
    expect([...rows.second]).toEqual([...assignment.second]);
    expect([...rows.text]).toEqual([0, 1, 0]);

    const invalid = await readInvalid(folder, run);
    expect([...invalid.line]).toEqual([2, 4]);
    expect(invalid.reason).toEqual(['blank', 'not-object']);
    expect(invalid.detail[1]).toContain('not an object');
    expect((await readdir(folder)).sort()).toEqual(lasting);

    expect(await readVectors(folder, run)).toEqual(parts.vectors);
    expect(await readCentroids(folder, run)).toEqual(parts.centroids);
    expect(await readFine(folder, run)).toEqual(parts.fine);
    expect(await readSpace(folder, run)).toEqual(parts.space);
  });

  it('keeps many row groups in order', async () => {
    const lines = Array.from({ length: 230_000 }, (_, i) => `{"instruction":"행 ${i}"}\n`);
    const { folder, run, table } = await makeRun(
      await tempFolder(),
      lines.join(''),
      row => row % 7,
    );
    const rows = await readRows(folder, run);
    expect(rows.count).toBe(230_000);
    expect(rows.byteOffset).toEqual(table.offsets.slice(0, -1));
    expect(rows.textHash).toEqual(table.textHash);
    expect(rows.cluster.every((cluster, row) => cluster === row % 7)).toBe(true);
  });

  it('is replaced whole and keeps its journal', async () => {
    const first = await makeRun(await tempFolder(), source, () => 1);
    await writeFile(join(first.folder, 'journal.jsonl'), '{"kept":true}\n');
    const assignment = assign(3, row => row + 1);
    const parts = { ...first.parts, rows: { ...first.parts.rows, ...assignment } };
    const draft = draftFor(first.source, assignment);
    const second = await writeRun(first.folder, draft, first.table, parts, quietWork());
    expect(await openRun(first.folder)).toEqual(second);
    expect([...(await readRows(first.folder, second)).cluster]).toEqual([1, 2, 3]);
    expect(await readFile(join(first.folder, 'journal.jsonl'), 'utf8')).toBe('{"kept":true}\n');
    expect((await readdir(first.folder)).sort()).toEqual(lasting);
  });

  it('stays the earlier one when the new write is cancelled', async () => {
    const made = await makeRun(await tempFolder(), source, () => 1);
    const abort = new AbortController();
    abort.abort();
    const assignment = assign(3, () => 2);
    const work = { signal: abort.signal, report: () => undefined };
    await expect(
      writeRun(made.folder, draftFor(made.source, assignment), made.table, made.parts, work),
    ).rejects.toBe(abort.signal.reason);
    expect(await openRun(made.folder)).toEqual(made.run);
    expect((await readdir(made.folder)).sort()).toEqual(lasting);
  });

  it('is whole after a crash before and after the moment it becomes valid', async () => {
    const made = await makeRun(await tempFolder(), source, () => 1);
    const other = await makeRun(await tempFolder(), source, () => 2);
    const { id } = other.run;
    const copy = async (from: string, to: string): Promise<void> =>
      writeFile(join(made.folder, to), await readFile(join(other.folder, from)));

    for (const name of lasting.filter(file => file !== 'journal.jsonl')) {
      await copy(name, name.replace('.', `.${id}.`));
    }
    expect(await openRun(made.folder)).toEqual(made.run);
    expect([...(await readRows(made.folder, made.run)).cluster]).toEqual([1, 1, 1]);

    await rename(join(made.folder, `run.${id}.json`), join(made.folder, 'run.json'));
    expect(await openRun(made.folder)).toEqual(other.run);
    expect([...(await readRows(made.folder, other.run)).cluster]).toEqual([2, 2, 2]);

    await rename(join(made.folder, `rows.${id}.parquet`), join(made.folder, 'rows.parquet'));
    expect([...(await readRows(made.folder, other.run)).cluster]).toEqual([2, 2, 2]);
    expect(await readInvalid(made.folder, other.run)).toMatchObject({ count: 2 });
  });

  it('removes what an interrupted write left', async () => {
    const made = await makeRun(await tempFolder(), source, () => 1);
    await writeFile(join(made.folder, 'rows.0123456789ab.parquet'), 'torn');
    await writeFile(join(made.folder, 'run.0123456789ab.json'), '{');
    const { assignment, table, parts } = made;
    await writeRun(made.folder, draftFor(made.source, assignment), table, parts, quietWork());
    expect((await readdir(made.folder)).sort()).toEqual(lasting);
  });

  it('loses the parts that its successor has not', async () => {
    const made = await makeRun(await tempFolder(), source, () => 1);
    const parts = { ...made.parts, fine: undefined, space: undefined };
    const draft = draftFor(made.source, made.assignment);
    const run = await writeRun(made.folder, draft, made.table, parts, quietWork());
    expect(await readFine(made.folder, run)).toBeUndefined();
    expect(await readSpace(made.folder, run)).toBeUndefined();
    expect(await openRun(made.folder)).toEqual(run);
    expect(await readdir(made.folder)).not.toContain('space.bin');
  });

  it('says which folder cannot be written', async () => {
    const parent = await tempFolder();
    const made = await makeRun(parent, source, () => 1);
    const { assignment, table, parts } = made;
    await expect(
      writeRun(
        join(made.source, 'below a file'),
        draftFor(made.source, assignment),
        table,
        parts,
        quietWork(),
      ),
    ).rejects.toMatchObject({ name: 'HumanError', code: 'not-a-folder' });
  });

  it('is read by numpy', async context => {
    if (!hasPython('numpy')) context.skip(noPython('numpy'));
    const { folder } = await makeRun(await tempFolder(), source, row => row + 1);
    const script = `import sys, json, numpy as np
vectors = np.load(sys.argv[1] + '/vectors.npy').astype('f4') * np.load(sys.argv[1] + '/scales.npy')
centroids = np.load(sys.argv[1] + '/centroids.npy')
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
print(json.dumps([(vectors @ centroids[:, 1:].T).argmax(1).tolist(), centroids[:, 0].tolist()]))`;
    const printed = execFileSync(python, ['-c', script, folder], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual([
      [2, 1],
      [1, 2, 3],
    ]);
  });

  it('is read by pyarrow', async context => {
    if (!hasPython('pyarrow')) context.skip(noPython('pyarrow'));
    const { folder } = await makeRun(await tempFolder(), source, row => (row === 1 ? 0 : 1));
    const script = `import sys, json, pyarrow.parquet as pq
rows = pq.read_table(sys.argv[1] + '/rows.parquet').to_pydict()
invalid = pq.read_table(sys.argv[1] + '/invalid.parquet').to_pydict()
print(json.dumps([rows['row'], rows['line'], rows['byte_offset'], rows['cluster'], rows['distance'][2], invalid['reason']]))`;
    const printed = execFileSync(python, ['-c', script, folder], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual([
      [0, 1, 2],
      [1, 3, 5],
      [0, 46, 83],
      [1, 0, 1],
      2 / 64,
      ['blank', 'not-object'],
    ]);
  });
});

describe('a damaged run folder', () => {
  it.each([
    ['run.json is no JSON', 'run.json', '{'],
    ['run.json is something else', 'run.json', '{"name":"x"}'],
    ['run.json lacks a part', 'run.json', '{"format":"instruction-clusters-run","version":2}'],
  ])('says so when %s', async (_, file, content) => {
    const { folder } = await makeRun(await tempFolder(), source, () => 1);
    await writeFile(join(folder, file), content);
    await expect(openRun(folder)).rejects.toMatchObject({ code: 'run-damaged' });
    await expect(openRun(folder)).rejects.toThrow(/Delete the folder and cluster the file again/);
  });

  const readers = {
    'rows.parquet': readRows,
    'invalid.parquet': readInvalid,
    'vectors.npy': readVectors,
    'scales.npy': readVectors,
    'centroids.npy': readCentroids,
    'fine.npy': readFine,
    'space.bin': readSpace,
  };
  const parts = Object.keys(readers) as readonly (keyof typeof readers)[];

  it.each(parts)('says so when %s is cut off or missing', async file => {
    const { folder } = await makeRun(await tempFolder(), source, () => 1);
    await truncate(join(folder, file), 2);
    await expect(openRun(folder)).rejects.toThrow(file);
    await rm(join(folder, file));
    await expect(openRun(folder)).rejects.toMatchObject({ code: 'run-damaged' });
  });

  it.each(parts)('says so when a byte of %s is different', async file => {
    const { folder, run } = await makeRun(await tempFolder(), source, () => 1);
    const bytes = await readFile(join(folder, file));
    bytes[1] = (bytes[1] ?? 0) ^ 1;
    await writeFile(join(folder, file), bytes);
    expect(await openRun(folder)).toEqual(run);
    await expect(readers[file](folder, run)).rejects.toMatchObject({ code: 'run-damaged' });
    await expect(readers[file](folder, run)).rejects.toThrow(file);
  });

  it('says so when there are not as many vectors as texts', async () => {
    const { folder, run } = await makeRun(await tempFolder(), source, () => 1);
    const other = { ...run, counts: { ...run.counts, clustered: 9 } };
    await expect(readVectors(folder, other)).rejects.toMatchObject({ code: 'run-damaged' });
  });

  it('is told apart from a newer one and from none', async () => {
    const { folder } = await makeRun(await tempFolder(), source, () => 1);
    expect(await hasRun(folder)).toBe(true);
    await writeFile(join(folder, 'run.json'), '{"format":"instruction-clusters-run","version":99}');
    await expect(openRun(folder)).rejects.toMatchObject({ code: 'run-newer' });
    await writeFile(join(folder, 'run.json'), '{"format":"instruction-clusters-run","version":1}');
    await expect(openRun(folder)).rejects.toMatchObject({
      code: 'run-older',
      message: `${folder} was written by an earlier version of this program. Cluster the file again.`,
    });
    const empty = await tempFolder();
    expect(await hasRun(empty)).toBe(false);
    await expect(openRun(empty)).rejects.toMatchObject({ code: 'run-missing' });
  });
});

describe('clearRun', () => {
  it('removes its own files and the empty folder', async () => {
    const parent = await tempFolder();
    const { folder } = await makeRun(parent, source, () => 1);
    await clearRun(folder);
    expect(await readdir(parent)).toEqual(['data.jsonl']);
    await expect(clearRun(folder)).resolves.toBeUndefined();
  });

  it('leaves the files of others', async () => {
    const { folder } = await makeRun(await tempFolder(), source, () => 1);
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await clearRun(folder);
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });
});

describe('the source of a run', () => {
  it('is described by what was scanned', async () => {
    const { run, source: path } = await makeRun(await tempFolder(), source, () => 1);
    const table = await scanTable(path);
    expect(run.source).toMatchObject({ ...table.source, lines: 5 });
  });
});

const python = process.env['PYTHON'] ?? 'python3';

function noPython(library: string): string {
  return `python3 with ${library} is not installed; set PYTHON to one that has it`;
}

function hasPython(library: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${library}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
