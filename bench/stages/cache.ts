import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { UniqueTexts, type UniqueRows } from '../../src/core/dataset/scan/unique-texts.ts';
import { textKey } from '../../src/core/dataset/scan/text-hash.ts';
import { allCacheFiles } from '../../src/core/embed/cache/cache-files.ts';
import { openCache } from '../../src/core/embed/cache/open-cache.ts';
import { Random } from '../../src/core/math/random.ts';
import { vectorSet } from '../../src/core/math/vectors.ts';
import { alternate, timed } from '../harness/alternate.ts';
import { Missing, type Benchmark, type Measurement, type Setting } from '../harness/benchmark.ts';
import { megabytes, perSecond, seconds, whole } from '../harness/figures.ts';
import { unwatched } from '../harness/unwatched.ts';
import { PythonPeer } from '../peers/python-peer.ts';

const model = { id: 'random', revision: '0', dimensions: 512 };
/** Texts of a block, as `embedTexts` reads them. */
const blockTexts = 4_096;
const answerSchema = v.object({ seconds: v.number() });

/**
 * Vectors that are stored already: opening the cache, finding the texts, reading, checking and
 * decoding each. All of a file is asked for, and then a tenth of the cache by a smaller file.
 */
export const cacheBenchmark: Benchmark = {
  name: 'cache',
  async *measure(setting) {
    const stored = setting.full ? 1_700_000 : 170_000;
    const place = { cacheFolder: join(setting.folder, 'cache'), cacheBytes: Infinity };
    const texts = Array.from({ length: stored }, (_, text) => `text ${text}`);
    await fill(place, uniqueOf(texts));
    for (const count of setting.full ? [170_000, stored] : [stored / 10, stored]) {
      yield* measureTexts(setting, place, uniqueOf(texts.slice(-count)), stored);
    }
  },
};

async function* measureTexts(
  setting: Setting,
  place: Parameters<typeof openCache>[0],
  unique: UniqueRows,
  stored: number,
): AsyncGenerator<Measurement> {
  const paths = (await allCacheFiles(place.cacheFolder)).map(({ path }) => path);
  const peer = await numpyPeer(setting, paths, unique).catch((error: unknown) => {
    if (!(error instanceof Missing)) throw error;
    setting.skip('cached vectors, numpy', error);
    return undefined;
  });
  let processor = Infinity;
  const [ours = NaN, plain = NaN, numpy = NaN] = await alternate(setting.rounds, [
    timed(async () => {
      const before = process.cpuUsage();
      await readAll(place, unique);
      const { user, system } = process.cpuUsage(before);
      processor = Math.min(processor, (user + system) / 1e6);
    }),
    timed(async () => {
      for (const path of paths) await readFile(path);
    }),
    ...(peer === undefined ? [] : [peer.run]),
  ]);
  await peer?.close();
  const measured = {
    stage: 'cached vectors',
    size: `${whole(unique.count)} of ${whole(stored)} vectors of ${model.dimensions} values`,
    ours: `${seconds(ours)}, ${seconds(processor)} of processor; ${perSecond(unique.count, ours, 'vectors')}`,
  };
  const bytes = unique.count === stored ? await bytesOf(paths) : undefined;
  if (bytes !== undefined) {
    const name = `reading the same ${megabytes(bytes)} and nothing more: ${seconds(plain)}`;
    yield { ...measured, peer: name, ratio: plain / ours };
  }
  if (peer !== undefined) {
    const name = `numpy memory map, unchecked: ${seconds(numpy)}`;
    yield { ...measured, peer: name, ratio: numpy / ours };
  }
}

function uniqueOf(texts: readonly string[]): UniqueRows {
  const unique = new UniqueTexts();
  for (const text of texts) unique.add(textKey(text));
  return unique.finish();
}

async function fill(place: Parameters<typeof openCache>[0], unique: UniqueRows): Promise<void> {
  const cache = await openCache(place, model, unique, unwatched);
  const random = new Random(1);
  const vectors = vectorSet(blockTexts, model.dimensions);
  vectors.values.forEach((_, i) => (vectors.values[i] = random.normal()));
  for (const texts of blocks(unique))
    await cache.append(texts, { ...vectors, count: texts.length });
  await cache.close();
}

async function readAll(place: Parameters<typeof openCache>[0], unique: UniqueRows): Promise<void> {
  const cache = await openCache(place, model, unique, unwatched);
  const target = vectorSet(blockTexts, model.dimensions);
  for (const texts of blocks(unique)) {
    const missing = await cache.read(texts, target);
    if (missing.length > 0) throw new Error(`${missing.length} vectors are missing`);
  }
  await cache.close();
}

function* blocks({ count }: UniqueRows): Generator<Uint32Array> {
  const all = Uint32Array.from({ length: count }, (_, text) => text);
  for (let start = 0; start < count; start += blockTexts) {
    yield all.subarray(start, start + blockTexts);
  }
}

async function bytesOf(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += (await readFile(path)).length;
  return bytes;
}

interface Peer {
  readonly run: () => Promise<number>;
  close(): Promise<void>;
}

async function numpyPeer(
  { folder }: Setting,
  segments: readonly string[],
  unique: UniqueRows,
): Promise<Peer> {
  const wanted = join(folder, 'wanted.bin');
  const keys = Array.from({ length: unique.count }, (_, text) => unique.key(text));
  await writeFile(wanted, Buffer.concat(keys));
  const peer = await PythonPeer.start('cached.py', [String(model.dimensions), wanted, ...segments]);
  return {
    run: async () => (await peer.ask({}, answerSchema)).seconds,
    close: () => peer.end(),
  };
}
