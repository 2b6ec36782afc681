import type { Embedder } from './embedder.ts';
import type { InstructionTokenizer } from './tokens/instruction-tokenizer.ts';
import { speedTexts } from './speed-texts.ts';

const firstTexts = 8;
/** A pass that takes so long says enough. */
const enoughMs = 700;

/**
 * How fast a model is on this machine: passes over made-up instructions, each twice as long as the one before, until one takes
 * long enough. The first pass warms up.
 * @returns texts a second, tokenising included
 */
export async function measureSpeed(
  embedder: Embedder,
  tokenizer: InstructionTokenizer,
  signal: AbortSignal,
): Promise<number> {
  await embedPass(embedder, tokenizer, 0, firstTexts, signal);
  for (let [done, count] = [firstTexts, firstTexts]; ; count *= 2) {
    const start = performance.now();
    await embedPass(embedder, tokenizer, done, count, signal);
    const ms = performance.now() - start;
    if (ms >= enoughMs) return (1000 * count) / ms;
    done += count;
  }
}

/** Numbered, so that no text comes twice. */
async function embedPass(
  embedder: Embedder,
  tokenizer: InstructionTokenizer,
  first: number,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  const texts = Array.from(
    { length: count },
    (_, at) => `${first + at}. ${speedTexts[at % speedTexts.length] ?? ''}`,
  );
  const batch = { texts, tokens: await tokenizer.tokenize(texts, signal) };
  let embedded = 0;
  for await (const { positions } of embedder.embed(batch, [...texts.keys()], signal)) {
    embedded += positions.length;
  }
  if (embedded !== count) throw new Error('Texts were left out.');
}
