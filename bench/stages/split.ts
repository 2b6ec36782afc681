import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scan } from '../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../src/core/dataset/template/template.ts';
import { packVectors } from '../../src/core/math/packed-vectors.ts';
import { vectorSet } from '../../src/core/math/vectors.ts';
import { resourcesIn } from '../../src/core/resources.ts';
import { runRows } from '../../src/core/run/run-rows.ts';
import { writeRun } from '../../src/core/run/write-run.ts';
import { split } from '../../src/core/split/write-split.ts';
import { verifySplit } from '../../src/core/split/verify-split.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { megabytes, perSecond, seconds, whole } from '../harness/figures.ts';
import { dist } from '../harness/places.ts';
import { nsmc, writeRealFile } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';

const clusters = 20;
const { splitThread } = resourcesIn(dist);

/** Passes of SHA-256 that checking needs: over the source, over what is written, over what is read back. */
const hashPasses = 3;

/**
 * Writing one file a cluster, reading everything back and comparing it, against one copy of the
 * file; both are on the disk when the clock stops. The cluster of a row is drawn from the hash of
 * its text, so that neighbours go to different files.
 */
export const splitBenchmark: Benchmark = {
  name: 'split',
  async *measure({ full, rounds, folder }) {
    const source = join(folder, 'rows.jsonl');
    const run = join(folder, 'run');
    await writeRealFile(nsmc, source, full ? 300e6 : 60e6);
    const { bytes, lines } = await writeHashedRun(source, run);
    const out = join(folder, 'split');
    const request = { folder: run, out, drop: [], names: {}, force: true };
    const [ours = NaN, copy = NaN, verify = NaN, hashed = NaN] = await alternate(rounds, [
      timed(() => split(request, unwatched, undefined, splitThread)),
      timed(() => copyDurably(source, join(folder, 'copy.jsonl'))),
      timed(() => verifySplit(out, unwatched, splitThread)),
      timed(() => hashFile(source)),
    ]);
    const size = `${nsmc.name}, ${megabytes(bytes)}, ${whole(lines)} lines, ${clusters} clusters`;
    const peer = `cp and fsync: ${seconds(copy)}`;
    const figures = (time: number): string =>
      `${seconds(time)}, ${perSecond(bytes / 1e6, time, 'MB')}`;
    yield {
      ...{ stage: 'split, verified', size, peer },
      ...{ ours: figures(ours), ratio: copy / ours, goal: 0.25 },
    };
    const floor = copy + hashPasses * hashed;
    yield {
      ...{ stage: 'split, verified', size, ours: figures(ours), ratio: floor / ours },
      peer: `cp and fsync, and ${hashPasses} × SHA-256 (${seconds(hashed)} each): ${seconds(floor)}`,
    };
    yield {
      ...{ stage: 'verify later', size, peer },
      ...{ ours: figures(verify), ratio: copy / verify },
    };
  },
};

async function writeHashedRun(
  source: string,
  folder: string,
): Promise<{ bytes: number; lines: number }> {
  const template = parseTemplate(`{${nsmc.field}}`);
  const { table, unique } = await scan(source, template, unwatched);
  const cluster = Int32Array.from(
    table.textHash,
    hash => Number(BigInt.asUintN(32, hash) % BigInt(clusters)) + 1,
  );
  const rows = new Uint32Array(clusters + 1);
  for (const id of cluster) rows[id] = (rows[id] ?? 0) + 1;
  const draft = {
    program: 'bench',
    source,
    template: template.source,
    model: { id: 'none', revision: 'none', dimensions: 0 },
    parameters: { k: clusters, method: 'k-means' as const, seed: 1, sample: null, formWeight: 0 },
    counts: { unique: unique.count, tokens: 0 },
    clusters: Array.from({ length: clusters }, (_, index) => ({
      id: index + 1,
      rows: rows[index + 1] ?? 0,
      terms: [],
      samples: { central: [], varied: [], far: [], random: [] },
      tightness: 0,
    })),
    silhouettes: [],
    automaticK: null,
    seconds: {},
  };
  const distance = new Float32Array(cluster.length);
  const second = new Int32Array(cluster.length);
  const parts = {
    rows: runRows(table, unique.textOfRow, { cluster, distance, second }),
    vectors: packVectors(vectorSet(0, 1), Float32Array.of(1)),
    centroids: { numbers: new Float64Array(0), centroids: vectorSet(0, 1) },
    fine: undefined,
    space: undefined,
  };
  await writeRun(folder, draft, table, parts, unwatched);
  return { bytes: table.source.bytes, lines: table.lines };
}

async function copyDurably(source: string, target: string): Promise<void> {
  await rm(target, { force: true });
  await copyFile(source, target);
  const file = await open(target, 'r+');
  await file.sync();
  await file.close();
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(block as Buffer);
  }
  return hash.digest('hex');
}
