import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowTable } from '../../../src/core/dataset/row-table.ts';
import { scan } from '../../../src/core/dataset/scan.ts';
import { parseTemplate } from '../../../src/core/dataset/template.ts';
import type { Work } from '../../../src/core/progress.ts';
import type { RowAssignment } from '../../../src/core/run/run-rows.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { writeRun, type RunDraft } from '../../../src/core/run/write-run.ts';

/** Work that nobody cancels or watches. */
export function quietWork(): Work {
  return { signal: new AbortController().signal, report: () => undefined };
}

export async function scanTable(source: string): Promise<RowTable> {
  return (await scan(source, parseTemplate('{instruction}'), quietWork())).table;
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
    parameters: { k: clusters, seed: 7, sample: null, formWeight: 0.5 },
    counts: { unique: assignment.cluster.length, tokens: 10 },
    clusters: Array.from({ length: clusters }, (_, index) => ({
      id: index + 1,
      rows: assignment.cluster.filter(id => id === index + 1).length,
      terms: [
        { term: '요약', score: 2 },
        { term: 'summary', score: 1 },
      ],
      samples: { central: [], varied: [], far: [] },
      tightness: 0.5,
    })),
    silhouettes: [],
    seconds: { scan: 0.5 },
  };
}

export interface RunFixture {
  readonly source: string;
  readonly folder: string;
  readonly run: Run;
  readonly table: RowTable;
  readonly assignment: RowAssignment;
}

/** Writes `content` as a file in `parent`, and beside it a run of it. */
export async function makeRun(
  parent: string,
  content: Uint8Array | string,
  clusterOf: (row: number) => number,
): Promise<RunFixture> {
  const source = join(parent, 'data.jsonl');
  await writeFile(source, content);
  const table = await scanTable(source);
  const assignment = assign(table.rowLines.length, clusterOf);
  const folder = join(parent, 'data.jsonl.clusters');
  const run = await writeRun(folder, draftFor(source, assignment), table, assignment, quietWork());
  return { source, folder, run, table, assignment };
}
