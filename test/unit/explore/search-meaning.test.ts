import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/core/engine.ts';
import {
  searchMeaning,
  type FoundMeaning,
  type MeaningQuery,
} from '../../../src/core/explore/search-meaning.ts';
import type { NearestOptions } from '../../../src/core/explore/nearest-rows.ts';
import { unpackedVector } from '../../../src/core/math/packed-vectors.ts';
import { queryVector } from '../../../src/core/explore/query-vector.ts';
import { openSpace } from '../../../src/core/place-fresh.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { sharedEngine } from '../embed/engine.ts';
import {
  clusterContent,
  requestIn,
  rowOf,
  runOf,
  sampleLines,
} from '../pipeline/cluster-content.ts';

const engine = sharedEngine();
const { signal } = new AbortController();
const known = '다음 글을 세 문장으로 요약하세요. 한강은 서울을 지난다.';
const content = `${sampleLines(240)}${rowOf(known)}${rowOf(known)}`;

let parent: string;
let opened: OpenedRun;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
  runOf(await clusterContent(engine(), parent, content, { k: 4 }));
  opened = await OpenedRun.open(requestIn(parent).folder);
});
afterAll(() => rm(parent, { recursive: true }));

const load = (): Promise<Engine> => Promise.resolve(engine());
const withoutModel = (): Promise<Engine> => Promise.reject(new Error('The model is not needed.'));

function search(
  query: MeaningQuery,
  { limit = 20, accepts = () => true }: Partial<NearestOptions> = {},
  by = load,
): Promise<FoundMeaning> {
  return searchMeaning(opened, query, by, { limit, accepts }, signal);
}

/** Every row's cosine to a row, by plain loops. */
async function bruteForce(
  row: number,
): Promise<readonly (readonly [row: number, cosine: number])[]> {
  const { vectors, places } = await opened.readVectors();
  const vector = (of: number): Float32Array =>
    unpackedVector(vectors, places[opened.rows.text[of] ?? 0] ?? 0);
  const query = vector(row);
  return [...opened.rows.text.keys()]
    .map(of => [of, vector(of).reduce((sum, x, d) => sum + x * (query[d] ?? 0), 0)] as const)
    .sort(([a, x], [b, y]) => y - x || a - b);
}

describe('searching by meaning', () => {
  it('finds the rows nearest to a row, as comparing all of them does, without the model', async () => {
    for (const row of [0, 17, 200]) {
      const { rows, similarity } = await search({ row }, { limit: 25 }, withoutModel);
      const expected = await bruteForce(row);
      const cosineOf = new Map(expected);
      expect(rows).toHaveLength(25);
      rows.forEach((found, at) => {
        expect(similarity[at]).toBeCloseTo(cosineOf.get(found) ?? NaN, 5);
        expect(similarity[at]).toBeCloseTo(expected[at]?.[1] ?? NaN, 4);
      });
      expect(rows).toContain(row);
    }
  });

  it('gives a text of the run the very place of its rows', async () => {
    const { rows, similarity } = await search({ text: known }, { limit: 3 }, withoutModel);
    expect([...rows.subarray(0, 2)]).toEqual([240, 241]);
    expect(similarity[0]).toBeCloseTo(1, 5);
    const asLine = await search({ line: rowOf(known) }, { limit: 3 }, withoutModel);
    expect(asLine.rows).toEqual(rows);
  });

  it('gives another text the place that a row with it would have', async () => {
    const space = await openSpace(opened);
    const { vectors, places } = await opened.readVectors();
    const { values } = await queryVector(known, space, engine(), signal);
    const stored = unpackedVector(vectors, places[opened.rows.text[240] ?? 0] ?? 0);
    expect(stored.reduce((sum, x, d) => sum + x * (values[d] ?? 0), 0)).toBeCloseTo(1, 3);
    const { rows, similarity } = await search({ text: `${known} 그리고` }, { limit: 2 });
    expect([...rows]).toEqual([240, 241]);
    expect(similarity[0]).toBeLessThan(1);
  });

  it('looks only at rows that are accepted', async () => {
    const accepts = (row: number): boolean => opened.rows.cluster[row] === 2;
    const { rows } = await search({ row: 0 }, { limit: 1000, accepts });
    const wanted = [...opened.rows.cluster.keys()].filter(accepts);
    expect([...rows].toSorted((a, b) => a - b)).toEqual(wanted);
  });

  it('orders the clusters by how near they are', async () => {
    const central = opened.run.clusters.flatMap(({ id, samples }) =>
      samples.central.slice(0, 1).map(row => ({ id, row })),
    );
    for (const { id, row } of central) {
      const { clusters } = await search({ row });
      expect(clusters[0]?.id).toBe(id);
      expect(clusters).toHaveLength(opened.run.clusters.length);
      expect(clusters[0]?.similarity).toBeCloseTo(1 - (opened.rows.distance[row] ?? NaN), 3);
    }
  });

  it('says that there is nothing to look for', async () => {
    for (const query of [{ text: ' ' }, { line: '{"other":1}' }, { line: 'no JSON' }]) {
      await expect(search(query)).rejects.toMatchObject({ code: 'no-text' });
    }
  });

  it('stops when it is cancelled', async () => {
    const aborted = AbortSignal.abort('enough');
    const options = { limit: 5, accepts: () => true };
    await expect(searchMeaning(opened, { row: 0 }, load, options, aborted)).rejects.toBe('enough');
  });
});
