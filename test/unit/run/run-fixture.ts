import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineNotes } from '../../../src/core/dataset/forms/made-lines.ts';
import type { RowTable } from '../../../src/core/dataset/scan/row-table.ts';
import { scan, type ScannedFile } from '../../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import type { Work } from '../../../src/core/progress.ts';
import { packVectors } from '../../../src/core/math/packed-vectors.ts';
import { runRows, type RowAssignment } from '../../../src/core/run/run-rows.ts';
import { prepareRunSource } from '../../../src/core/run/run-source.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { writeRun, type RunDraft, type RunParts } from '../../../src/core/run/write-run.ts';

/** Work that nobody cancels or watches. */
export function quietWork(): Work {
  return { signal: new AbortController().signal, report: () => undefined };
}

export async function scanTable(source: string): Promise<RowTable> {
  return (await scanSource(source)).table;
}

function scanSource(source: string, made?: LineNotes): Promise<ScannedFile> {
  return scan(source, parseTemplate('{instruction}'), quietWork(), made);
}

/** Rows given to clusters by `clusterOf(row)`; 0 leaves a row outside the sample. */
export function assign(rows: number, clusterOf: (row: number) => number): RowAssignment {
  const cluster = Int32Array.from({ length: rows }, (_, row) => clusterOf(row));
  return {
    cluster,
    distance: Float32Array.from(cluster, (id, row) => (id === 0 ? NaN : (row % 100) / 64)),
    second: Int32Array.from(cluster, id => (id > 1 ? id - 1 : 0)),
  };
}

export function draftFor(source: string, assignment: RowAssignment): RunDraft {
  const clusters = assignment.cluster.reduce((most, id) => Math.max(most, id), 0);
  return {
    program: 'instruction-clusters 0.1.0',
    source,
    template: '{instruction}',
    model: { id: 'use-multilingual-v3', revision: '1', dimensions: 512 },
    parameters: { k: clusters, method: 'tree', seed: 7, sample: null, formWeight: 0.5 },
    counts: { unique: assignment.cluster.length, tokens: 10 },
    clusters: Array.from({ length: clusters }, (_, index) => ({
      id: index + 1,
      rows: assignment.cluster.filter(id => id === index + 1).length,
      terms: [
        { term: '요약', score: 2 },
        { term: 'summary', score: 1 },
      ],
      samples: { central: [], varied: [], far: [], random: [] },
      tightness: 0.5,
    })),
    silhouettes: [],
    automaticK: null,
    seconds: { scan: 0.5 },
  };
}

/** Every text of a cluster lies where its centroid is. */
function partsFor({ table, unique }: ScannedFile, assignment: RowAssignment): RunParts {
  const clusters = assignment.cluster.reduce((most, id) => Math.max(most, id), 0);
  const place = (id: number): number[] => [Math.cos(id), Math.sin(id), 0];
  const ids = Float64Array.from({ length: clusters }, (_, index) => index + 1);
  const clusterOfText = new Map<number, number>();
  unique.textOfRow.forEach((text, row) => {
    const id = assignment.cluster[row] ?? 0;
    if (id > 0) clusterOfText.set(text, id);
  });
  const texts = [...clusterOfText.keys()].sort((a, b) => a - b);
  return {
    rows: runRows(table, unique.textOfRow, assignment),
    vectors: packVectors(
      {
        count: texts.length,
        dimensions: 3,
        values: Float32Array.from(texts.flatMap(text => place(clusterOfText.get(text) ?? 0))),
      },
      Float32Array.of(1, 0.5, 1),
    ),
    centroids: { numbers: ids, centroids: vectorsOf(...Array.from(ids, place)) },
    fine: { numbers: Float64Array.of(4, 2.5), centroids: vectorsOf([0, 1, 0], [0, 0, -1]) },
    space: Uint8Array.of(1, 2, 3),
  };
}

export interface RunFixture {
  readonly source: string;
  readonly folder: string;
  readonly run: Run;
  readonly table: RowTable;
  readonly assignment: RowAssignment;
  readonly parts: RunParts;
}

/** Writes `content` as a file in `parent`, and beside it a run of it. */
export async function makeRun(
  parent: string,
  content: Uint8Array | string,
  clusterOf: (row: number) => number,
): Promise<RunFixture> {
  const source = join(parent, 'data.jsonl');
  await writeFile(source, content);
  const scanned = await scanSource(source);
  const { table } = scanned;
  const assignment = assign(table.rowLines.length, clusterOf);
  const parts = partsFor(scanned, assignment);
  const folder = join(parent, 'data.jsonl.clusters');
  const run = await writeRun(folder, draftFor(source, assignment), table, parts, quietWork());
  return { source, folder, run, table, assignment, parts };
}

/** Writes a run of a file of any form beside it. */
export async function makeFormRun(
  source: string,
  clusterOf: (row: number) => number,
): Promise<{ readonly folder: string; readonly run: Run; readonly lines: string }> {
  const folder = `${source}.clusters`;
  const { lines, origin, made } = await prepareRunSource({ path: source }, folder, quietWork());
  const scanned = await scanSource(lines, made);
  const assignment = assign(scanned.table.rowLines.length, clusterOf);
  const draft = { ...draftFor(lines, assignment), origin };
  const parts = partsFor(scanned, assignment);
  const run = await writeRun(folder, draft, scanned.table, parts, quietWork());
  return { folder, run, lines };
}
