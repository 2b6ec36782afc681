import { tokenLists } from '../../src/core/embed/tokens/tokens.ts';
import { TransformerEmbedder } from '../../src/core/embed/transformer/transformer-embedder.ts';
import { alternate, timedByProcessor } from '../harness/alternate.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { perSecond, whole } from '../harness/figures.ts';
import { realLines, t0, textOf } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';
import { MiniLm, miniLmFolder } from '../peers/mini-lm.ts';

/** Batches of 32 in file order, as a program would do it that thinks of nothing. */
const naiveBatches = 8;
const naiveRows = 32 * naiveBatches;
/** What our preset reads of a text; transformers.js reads 512. */
const ourTokens = 256;

/**
 * all-MiniLM-L6-v2 in 8 bits: our threads against transformers.js with batches of 32 in file order, which pads every text to the longest
 * beside it. By seconds of the processors, which other work on the machine changes least.
 */
export const transformerBenchmark: Benchmark = {
  name: 'transformer',
  async *measure({ engine, rounds, full }) {
    const lines = await realLines(t0, full ? 4 * naiveRows : naiveRows);
    const texts = lines.map(line => textOf(t0, line));
    const { resources } = await engine();
    const place = { name: 'all-MiniLM-L6-v2', folder: await miniLmFolder() };
    const embedder = await TransformerEmbedder.load(place, resources.encoderThread, 'cpu', 0);
    const naive = await MiniLm.load();
    const [ours = NaN, theirs = NaN, cut = NaN] = await alternate(rounds, [
      timedByProcessor(() => embedAll(embedder, texts)),
      timedByProcessor(() => naive.embed(texts)),
      timedByProcessor(() => naive.embedCut(texts, ourTokens)),
    ]);
    await embedder.dispose();
    await naive.dispose();
    const rate = (seconds: number): string =>
      `${perSecond(texts.length, seconds, 'rows')} of a processor`;
    const measured = {
      stage: 'embed, all-MiniLM-L6-v2 q8',
      size: `${t0.name}, ${whole(texts.length)} texts`,
      ours: rate(ours),
    };
    yield {
      ...measured,
      peer: `transformers.js, batches of 32 in file order: ${rate(theirs)}`,
      ratio: theirs / ours,
      goal: 2,
    };
    yield {
      ...measured,
      peer: `the same with texts cut to ${ourTokens} tokens, as ours are: ${rate(cut)}`,
      ratio: cut / ours,
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
