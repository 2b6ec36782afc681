import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineQuery } from '../../src/core/dataset/rows/line-search.ts';
import { nearestRows, type NearestRows } from '../../src/core/explore/nearest-rows.ts';
import { searchWords } from '../../src/core/explore/search-words.ts';
import {
  packingScales,
  packedVectors,
  packVectors,
  unpackedVector,
  unpackVectors,
  type PackedVectors,
} from '../../src/core/math/packed-vectors.ts';
import type { TextVectors } from '../../src/core/run/run-tree.ts';
import { alternate, timed } from '../harness/alternate.ts';
import { Missing, type Benchmark, type Measurement, type Setting } from '../harness/benchmark.ts';
import { megabytes, perSecond, seconds, whole } from '../harness/figures.ts';
import { openTexts } from '../harness/opened-texts.ts';
import { projectAll } from '../harness/projected-rows.ts';
import { nsmc, realLines, writeLongRows } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';
import { pythonSearch, ripgrepCount } from '../peers/search-peers.ts';

const nearest = 1_000;
const queryRow = 17;
const million = 1_700_000;

interface WordCase {
  readonly name: string;
  readonly query: LineQuery;
  readonly ripgrep: readonly string[];
  readonly goal: number;
}

const wordCases: readonly WordCase[] = [
  {
    name: 'Hangul',
    query: { text: '다큐멘터리', caseSensitive: false, regex: false },
    ripgrep: ['--fixed-strings', '다큐멘터리'],
    goal: 0.33,
  },
  {
    name: 'ASCII, any case',
    query: { text: 'Marvel', caseSensitive: false, regex: false },
    ripgrep: ['--fixed-strings', '--ignore-case', 'Marvel'],
    goal: 0.33,
  },
  {
    name: 'regular expression',
    query: { text: '재미.{1,3}없', caseSensitive: true, regex: true },
    ripgrep: ['재미.{1,3}없'],
    goal: 0.17,
  },
];

/** Words in the values of all rows against ripgrep on the lines, and the nearest vectors against numpy and faiss. */
export const searchBenchmark: Benchmark = {
  name: 'search',
  async *measure(setting) {
    yield* words(setting);
    yield* meaning(setting);
  },
};

async function* words({ full, rounds, folder, skip }: Setting): AsyncGenerator<Measurement> {
  const path = join(folder, 'rows.jsonl');
  await writeLongRows(nsmc, path, full ? 1e9 : 100e6);
  const { size: bytes } = await stat(path);
  for (const { name, query, ripgrep, goal } of wordCases) {
    let [own, theirs] = [0, 0];
    const contestants = [
      timed(async () => (own = await countRows(path, query))),
      timed(async () => (theirs = await ripgrepCount(ripgrep, path))),
    ];
    try {
      const [ours = NaN, peer = NaN] = await alternate(rounds, contestants);
      yield {
        stage: `search by words, ${name}`,
        size: `${nsmc.name}, ${megabytes(bytes)}`,
        ours: `${seconds(ours)}, ${perSecond(bytes / 1e6, ours, 'MB')}, ${whole(own)} rows`,
        peer: `ripgrep, 1 thread: ${seconds(peer)}, ${whole(theirs)} lines`,
        ratio: peer / ours,
        goal,
      };
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      skip(`search by words, ${name}`, error);
    }
  }
}

async function countRows(path: string, query: LineQuery): Promise<number> {
  let rows = 0;
  await searchWords(path, query, {
    onLine: () => undefined,
    onHit: () => rows++,
    onSearched: () => undefined,
  });
  return rows;
}

async function* meaning(setting: Setting): AsyncGenerator<Measurement> {
  const lines = await realLines(nsmc, setting.full ? 138_000 : 20_000);
  const opened = await openTexts(setting.folder, nsmc, lines);
  const projected = await projectAll(opened, await setting.engine());
  await opened.close();
  const packed = packVectors(projected, packingScales(projected));
  for (const count of setting.full ? [packed.count, million] : [packed.count]) {
    try {
      yield* compareNearest(setting, repeated(packed, count));
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      setting.skip('search by meaning', error);
    }
  }
}

/** As many vectors as are wanted: those there are, again and again. */
function repeated({ values, scales }: PackedVectors, count: number): PackedVectors {
  const all = new Int8Array(count * scales.length);
  for (let at = 0; at < all.length; at += values.length) {
    all.set(values.subarray(0, all.length - at), at);
  }
  return packedVectors(all, scales);
}

async function* compareNearest(
  { folder, rounds }: Setting,
  vectors: PackedVectors,
): AsyncGenerator<Measurement> {
  const python = await pythonSearch(folder, unpackVectors(vectors));
  const places = Int32Array.from({ length: vectors.count }, (_, text) => text);
  try {
    for (const library of ['numpy', 'faiss'] as const) {
      let own: NearestRows | undefined;
      let theirs: ArrayLike<number> = [];
      const [ours = NaN, peer = NaN] = await alternate(rounds, [
        timed(async () => (own = await findNearest({ vectors, places }))),
        async () => {
          const found = await python.find(library, queryRow, nearest);
          theirs = found.rows;
          return found.seconds;
        },
      ]);
      const same = new Set(Array.from(theirs));
      const shared = own?.rows.filter(row => same.has(row)).length ?? 0;
      yield {
        stage: `search by meaning, ${whole(nearest)} nearest`,
        size: `${nsmc.name}, ${whole(vectors.count)} × ${vectors.dimensions}`,
        ours: `${seconds(ours)}, ${whole(shared)} the same`,
        peer: `${library === 'faiss' ? 'faiss-cpu, IndexFlatIP' : 'numpy'}: ${seconds(peer)}`,
        ratio: peer / ours,
      };
    }
  } finally {
    await python.close();
  }
}

function findNearest({ vectors, places }: TextVectors): Promise<NearestRows> {
  const query = unpackedVector(vectors, queryRow);
  const options = { limit: nearest, accepts: () => true };
  return nearestRows(query, { vectors, places }, places, options, unwatched.signal);
}
