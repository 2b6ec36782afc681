import { tokenLists } from '../../src/core/embed/tokens.ts';
import { TransformerEmbedder } from '../../src/core/embed/transformer/transformer-embedder.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { perSecond, whole } from '../harness/figures.ts';
import { realLines, t0, textOf } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';
import { MiniLm, miniLmFolder } from '../peers/mini-lm.ts';

/** Batches of 32 in file order, as a program would do it that thinks of nothing. */
const naiveBatches = 16;
const naiveRows = 32 * naiveBatches;

/** all-MiniLM-L6-v2 in 8 bits: our threads against transformers.js with batches of 32 in file order. */
export const transformerBenchmark: Benchmark = {
  name: 'transformer',
  async *measure({ engine, rounds, full }) {
    const lines = await realLines(t0, full ? 4 * naiveRows : naiveRows);
    const texts = lines.map(line => textOf(t0, line));
    const { resources } = await engine();
    const place = { name: 'all-MiniLM-L6-v2', folder: await miniLmFolder() };
    const embedder = await TransformerEmbedder.load(place, resources.encoderThread, 'cpu', 0);
    const naive = await MiniLm.load();
    const [ours = NaN, theirs = NaN] = await alternate(rounds, [
      timed(() => embedAll(embedder, texts)),
      timed(() => naive.embed(texts)),
    ]);
    await embedder.dispose();
    await naive.dispose();
    yield {
      stage: 'embed, all-MiniLM-L6-v2 q8',
      size: `${t0.name}, ${whole(texts.length)} texts`,
      ours: perSecond(texts.length, ours, 'rows'),
      peer: `transformers.js, batches of 32 in file order: ${perSecond(texts.length, theirs, 'rows')}`,
      ratio: theirs / ours,
      goal: 2,
    };
  },
};

async function embedAll(embedder: TransformerEmbedder, texts: readonly string[]): Promise<void> {
  const batch = { texts, tokens: tokenLists(texts.map(() => [])) };
  let done = 0;
  for await (const { positions } of embedder.embed(batch, [...texts.keys()], unwatched.signal)) {
    done += positions.length;
  }
  if (done !== texts.length) throw new Error('Texts were left out.');
}
