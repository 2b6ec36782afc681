import { readFileSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../../src/core/embed/embedder.ts';
import type { Engine } from '../../../src/core/engine.ts';
import { unpackVectors } from '../../../src/core/math/packed-vectors.ts';
import { vectorAt } from '../../../src/core/math/vectors.ts';
import type { Stage, Work } from '../../../src/core/progress.ts';
import { vectorPlaces } from '../../../src/core/run/carried-texts.ts';
import { openRun, readCentroids, readRows, readVectors } from '../../../src/core/run/open-run.ts';
import type { RunRows } from '../../../src/core/run/run-rows.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { updateRun, type UpdatedRun } from '../../../src/core/update-run.ts';
import { sharedEngine } from '../embed/engine.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { clusterContent, requestIn, rowOf, runOf, sampleLines } from './cluster-content.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();

const lines = sampleLines(120).split(/(?<=\n)/);
const added = [
  rowOf('What is the difference between a lake and a pond?'),
  rowOf('다음 글을 세 문장으로 요약하세요. 한강은 서울을 지난다.'),
  rowOf('What is 17 times 23?'),
];

interface Clustered {
  readonly parent: string;
  readonly run: Run;
  readonly rows: RunRows;
}

async function clustered(
  content: string,
  options: Parameters<typeof requestIn>[1] = {},
): Promise<Clustered> {
  const parent = await tempFolder();
  const run = runOf(await clusterContent(engine(), parent, content, { k: 4, ...options }));
  return { parent, run, rows: await readRows(requestIn(parent).folder, run) };
}

interface Updated extends UpdatedRun {
  readonly rows: RunRows;
}

async function update(
  parent: string,
  content: string,
  load: () => Promise<Engine> = () => Promise.resolve(engine()),
): Promise<Updated> {
  const { source, folder } = requestIn(parent);
  await writeFile(source, content);
  const outcome = await updateRun(requestIn(parent), load, quietWork());
  if (outcome.status === 'cancelled') throw new Error('The update was cancelled.');
  await requireWhole(folder, outcome.value.run);
  return { ...outcome.value, rows: await readRows(folder, outcome.value.run) };
}

/** The engine, and how many texts it has embedded. */
function counting(real: Engine): { readonly engine: Engine; readonly embedded: () => number } {
  let texts = 0;
  const { embedder } = real;
  const { id, revision, dimensions } = embedder;
  const embed: Embedder['embed'] = (batch, positions, signal) => {
    texts += positions.length;
    return embedder.embed(batch, positions, signal);
  };
  const dispose = (): Promise<void> => Promise.resolve();
  return {
    engine: { ...real, embedder: { id, revision, dimensions, embed, dispose } },
    embedded: () => texts,
  };
}

function noEngine(): Promise<Engine> {
  throw new Error('The model is not needed.');
}

/** Every row lies where its distance says, and every cluster has the rows that are said to be in it. */
async function requireWhole(folder: string, run: Run): Promise<void> {
  expect(await openRun(folder)).toEqual(run);
  const rows = await readRows(folder, run);
  const vectors = unpackVectors(await readVectors(folder, run));
  const { numbers, centroids } = await readCentroids(folder, run);
  const places = vectorPlaces(rows.text, rows.cluster);
  expect(vectors.count).toBe(run.counts.clustered);
  rows.cluster.forEach((id, row) => {
    if (id === 0) return;
    const vector = vectorAt(vectors, places[rows.text[row] ?? 0] ?? 0);
    const centroid = vectorAt(centroids, numbers.indexOf(id));
    const cosine = vector.reduce((sum, value, d) => sum + value * (centroid[d] ?? 0), 0);
    expect(1 - cosine).toBeCloseTo(rows.distance[row] ?? NaN, 4);
  });
  for (const { id, rows: own, samples, positions, profile } of run.clusters) {
    expect(rows.cluster.filter(cluster => cluster === id).length).toBe(own);
    for (const row of Object.values(samples).flat()) expect(rows.cluster[row]).toBe(id);
    expect(positions?.reduce((sum, count) => sum + count, 0)).toBe(own);
    expect(profile?.rows).toBe(Math.min(own, 600));
  }
  expect(run.counts.rows + run.counts.invalid).toBe(run.source.lines);
}

/** Cluster and distance of each of the rows, by its text. */
function byText(rows: RunRows): Map<bigint, readonly [number | undefined, number | undefined]> {
  return new Map(
    Array.from(rows.textHash, (hash, row) => [hash, [rows.cluster[row], rows.distance[row]]]),
  );
}

describe('updateRun', () => {
  it('embeds only what is new, and moves nothing else', async () => {
    const { parent, run, rows } = await clustered(lines.join(''));
    const counted = counting(engine());
    const edited = lines.toSpliced(3, 1, added[0] ?? '').toSpliced(50, 2);
    const content = [...edited.slice(60), ...edited.slice(0, 60), ...added.slice(1), 'oops\n'];
    const after = await update(parent, content.join(''), () => Promise.resolve(counted.engine));

    expect(after.added).toBe(3);
    expect(counted.embedded()).toBe(3);
    expect(after.run.id).not.toBe(run.id);
    expect(after.run.createdAt).toBe(run.createdAt);
    expect(after.run.counts).toMatchObject({ rows: 120, invalid: 1, unclustered: 0 });
    const describe = ({ clusters }: Run): unknown =>
      clusters.map(({ id, terms }) => ({ id, terms }));
    expect(describe(after.run)).toEqual(describe(run));
    expect(after.run.parameters).toEqual(run.parameters);
    const [before, now] = [byText(rows), byText(after.rows)];
    let carried = 0;
    for (const [hash, place] of now) {
      if (!before.has(hash)) continue;
      expect(place).toEqual(before.get(hash));
      carried++;
    }
    expect(carried).toBe(now.size - 3);
    expect(after.rows.cluster.every(id => id >= 1 && id <= 4)).toBe(true);
    expect(after.rows.second.every((id, row) => id !== after.rows.cluster[row])).toBe(true);
  });

  it('gives rows that went and came back to the clusters they had', async () => {
    const { parent, rows } = await clustered(lines.join(''));
    const without = await update(parent, lines.slice(0, 70).join(''), noEngine);
    expect(without.run.counts.rows).toBe(70);
    const again = await update(parent, lines.join(''));
    expect([...again.rows.cluster]).toEqual([...rows.cluster]);
    expect([...again.rows.second]).toEqual([...rows.second]);
    again.rows.distance.forEach((distance, row) => {
      expect(Math.abs(distance - (rows.distance[row] ?? NaN))).toBeLessThan(1e-3);
    });
  });

  it('needs no model when rows only moved or went, and keeps a cluster that lost all of them', async () => {
    const { parent, run, rows } = await clustered(lines.join(''));
    const kept = lines.filter((_, row) => rows.cluster[row] !== 2).toReversed();
    const after = await update(parent, kept.join(''), noEngine);
    expect(after.added).toBe(0);
    expect(after.run.clusters.map(({ id }) => id)).toEqual(run.clusters.map(({ id }) => id));
    expect(after.run.clusters[1]).toMatchObject({
      rows: 0,
      samples: { central: [], varied: [], far: [] },
      tightness: 0,
    });
  });

  it('writes nothing when the file is what was clustered', async () => {
    const { parent, run } = await clustered(lines.join(''));
    const { source, folder } = requestIn(parent);
    const before = readFileSync(join(folder, 'run.json'), 'utf8');
    expect((await update(parent, lines.join(''), noEngine)).run).toEqual(await openRun(folder));
    await utimes(source, 1, 1);
    const outcome = await updateRun(requestIn(parent), noEngine, quietWork());
    expect(outcome).toMatchObject({ status: 'done', value: { added: 0, run: { id: run.id } } });
    expect(readFileSync(join(folder, 'run.json'), 'utf8')).toBe(before);
  });

  it('leaves rows outside the sample outside, but for those whose text is known', async () => {
    const { parent, rows } = await clustered(lines.join(''), { sample: 50 });
    const inside = lines.findIndex((_, row) => rows.cluster[row] !== 0);
    const content = [...lines, lines[inside] ?? '', added[2] ?? ''];
    const after = await update(parent, content.join(''));
    rows.textHash.forEach((hash, row) => {
      const ofText = rows.textHash.findIndex(
        (other, at) => other === hash && rows.cluster[at] !== 0,
      );
      expect(after.rows.cluster[row]).toBe(ofText < 0 ? 0 : rows.cluster[ofText]);
    });
    expect(after.rows.cluster[lines.length]).toBe(rows.cluster[inside]);
    expect(after.rows.cluster[lines.length + 1]).toBeGreaterThan(0);
    expect(after.run.counts.unclustered).toBe(
      after.rows.cluster.filter(cluster => cluster === 0).length,
    );
  });

  it('lets a split put every line into exactly one place afterwards', async () => {
    const { parent } = await clustered(lines.join(''));
    const content = `${[...lines.slice(30), ...added].join('')}oops\n\n{"instruction":"no end"}`;
    const { run } = await update(parent, content);
    const out = join(parent, 'out');
    const request = { folder: requestIn(parent).folder, out, drop: [1], names: {}, force: false };
    const result = await split(request, quietWork());
    expect(result.lines).toBe(run.source.lines);
    expect(await verifySplit(out, quietWork())).toMatchObject({ problems: [], source: 'same' });
    const parts = await Promise.all(
      result.files.map(({ file }) => readFile(join(out, file), 'utf8')),
    );
    const sorted = (text: string): string[] => text.split(/(?<=\n)/).toSorted();
    expect(parts.flatMap(sorted).toSorted()).toEqual(sorted(content));
  });

  it.each<[string, (run: Run) => Run]>([
    ['was made with another model', run => ({ ...run, model: { ...run.model, revision: '0' } })],
    ['cannot take new rows', run => ({ ...run, files: { ...run.files, space: undefined } })],
  ])('says so when the run %s, and leaves it alone', async (message, change) => {
    const { parent, run } = await clustered(lines.slice(0, 40).join(''));
    const file = join(requestIn(parent).folder, 'run.json');
    const changed = JSON.stringify(change(run));
    await writeFile(file, changed);
    await expect(update(parent, added.join(''))).rejects.toMatchObject({
      code: 'run-fixed',
      message: expect.stringContaining(message) as string,
    });
    expect(await readFile(file, 'utf8')).toBe(changed);
  });

  it('leaves the run alone when the file has no rows any more', async () => {
    const { parent, run } = await clustered(lines.slice(0, 40).join(''));
    await expect(update(parent, '')).rejects.toMatchObject({ code: 'source-empty' });
    await expect(update(parent, 'oops\n')).rejects.toMatchObject({ code: 'no-rows' });
    expect((await openRun(requestIn(parent).folder)).id).toBe(run.id);
  });

  it.each<Stage>(['scan', 'embed', 'save'])(
    'leaves the run alone when cancelled in %s',
    async at => {
      const { parent, run } = await clustered(lines.slice(0, 40).join(''));
      const { source, folder } = requestIn(parent);
      await writeFile(source, [...lines, ...added].join(''));
      const abort = new AbortController();
      const work: Work = {
        signal: abort.signal,
        report: ({ stage }) => {
          if (stage === at) abort.abort();
        },
      };
      const load = (): Promise<Engine> => Promise.resolve(engine());
      const outcome = await updateRun(requestIn(parent), load, work);
      expect(outcome).toEqual({ status: 'cancelled' });
      expect((await openRun(folder)).id).toBe(run.id);
      await readRows(folder, run);
    },
  );
});
