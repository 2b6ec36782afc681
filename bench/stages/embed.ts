import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { builtInModel } from '../../src/core/embed/built-in/built-in-model.ts';
import { embedTexts } from '../../src/core/embed/embed-texts.ts';
import { openCache } from '../../src/core/embed/cache/open-cache.ts';
import { InstructionTokenizer } from '../../src/core/embed/tokens/instruction-tokenizer.ts';
import { tokensOf } from '../../src/core/embed/tokens/tokens.ts';
import { alternate, timed, type Contestant } from '../harness/alternate.ts';
import { Missing, type Benchmark, type Measurement, type Setting } from '../harness/benchmark.ts';
import { perSecond, whole } from '../harness/figures.ts';
import { openTexts, type OpenedTexts } from '../harness/opened-texts.ts';
import { nsmc, realLines, t0, type RealRows } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';
import { MiniLm } from '../peers/mini-lm.ts';
import { PythonPeer } from '../peers/python-peer.ts';

/** The peers are slow: they are given so many of the rows, and so are we in the same rounds. */
const numpyRows = 4_000;
/** So many batches, each padded to its longest text. */
const miniLmRows = 32 * 16;
const answerSchema = v.object({ seconds: v.number() });
const startToken = 1;
const endToken = 2;

/** From texts on disk to vectors: reading, tokenising, the model, and the cache on disk. */
export const embedBenchmark: Benchmark = {
  name: 'embed',
  async *measure(setting) {
    yield* measureRows(setting, nsmc, setting.full ? 50_000 : 5_000);
    yield* measureRows(setting, t0, setting.full ? 20_000 : 2_000);
  },
};

async function* measureRows(
  setting: Setting,
  rows: RealRows,
  count: number,
): AsyncGenerator<Measurement> {
  const all = await openTexts(setting.folder, rows, await realLines(rows, count));
  const own = await ownEmbedding(setting, all);
  const [alone = NaN] = await alternate(setting.rounds, [own.run]);
  yield {
    stage: 'embed, end to end',
    size: `${rows.name}, ${whole(all.texts.length)} texts, ${whole(own.tokens())} tokens`,
    ours: speed(all.texts.length, own.tokens(), alone),
  };
  await all.close();
  yield* comparePeer(setting, rows, numpyRows, numpyPeer);
  yield* comparePeer(setting, rows, miniLmRows, miniLmPeer);
}

/** Leaves out a peer that is missing. */
async function* comparePeer(
  setting: Setting,
  rows: RealRows,
  count: number,
  open: (setting: Setting, texts: readonly string[]) => Promise<EmbeddingPeer>,
): AsyncGenerator<Measurement> {
  const opened = await openTexts(setting.folder, rows, await realLines(rows, count));
  const own = await ownEmbedding(setting, opened);
  const texts = await opened.instructions.texts(opened.unique.firstRow);
  try {
    const peer = await open(setting, texts);
    const [ours = NaN, theirs = NaN] = await alternate(setting.rounds, [own.run, peer.run]);
    await peer.close();
    yield {
      stage: 'embed',
      size: `${rows.name}, ${whole(texts.length)} texts`,
      ours: speed(texts.length, own.tokens(), ours),
      peer: `${peer.name}: ${perSecond(texts.length, theirs, 'rows')}`,
      ratio: theirs / ours,
      goal: peer.goal,
    };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    setting.skip(`embed, ${rows.name}`, error);
  } finally {
    await opened.close();
  }
}

/** Embeds everything, each time with a tokenizer that remembers no word and an empty cache. */
async function ownEmbedding(
  { engine, folder }: Setting,
  { instructions, unique, texts }: OpenedTexts,
): Promise<{ run: Contestant; tokens: () => number }> {
  const { embedder, resources } = await engine();
  let tokens = 0;
  const run = async (): Promise<number> => {
    const place = { cacheFolder: await mkdtemp(join(folder, 'cache-')), cacheBytes: Infinity };
    const cache = await openCache(place, embedder, unique, unwatched);
    const tokenizer = await InstructionTokenizer.load(resources.models, builtInModel);
    const parts = { instructions, unique, tokenizer, embedder, cache };
    const start = performance.now();
    tokens = 0;
    for await (const block of embedTexts(texts, parts, unwatched.signal, () => undefined)) {
      tokens += block.tokens.ids.length;
    }
    const seconds = (performance.now() - start) / 1000;
    await cache.close();
    return seconds;
  };
  return { run, tokens: () => tokens };
}

interface EmbeddingPeer {
  readonly name: string;
  readonly goal: number;
  readonly run: Contestant;
  close(): Promise<void>;
}

/** The package of the weights on the same tokens as ours; its tokenising does not count. */
async function numpyPeer(
  { engine, folder }: Setting,
  texts: readonly string[],
): Promise<EmbeddingPeer> {
  const { tokenizer } = await engine();
  const tokens = await tokenizer.tokenize(texts, unwatched.signal);
  const ids = texts.map((_, text) => [startToken, ...tokensOf(tokens, text), endToken]);
  const file = join(folder, 'tokens.json');
  await writeFile(file, JSON.stringify(ids));
  const peer = await PythonPeer.start('forward.py', [file]);
  return {
    name: 'numpy forward pass alone',
    goal: 7,
    run: async () => (await peer.ask({}, answerSchema)).seconds,
    close: () => peer.end(),
  };
}

async function miniLmPeer(_: Setting, texts: readonly string[]): Promise<EmbeddingPeer> {
  const model = await MiniLm.load();
  return {
    name: 'all-MiniLM-L6-v2 q8, transformers.js',
    goal: 30,
    run: timed(() => model.embed(texts)),
    close: () => model.dispose(),
  };
}

function speed(texts: number, tokens: number, seconds: number): string {
  return `${perSecond(texts, seconds, 'rows')}, ${perSecond(tokens, seconds, 'tokens')}`;
}
