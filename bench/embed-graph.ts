/**
 * Tokens a second of the built-in model alone, in one thread: real Korean rows, tokenised
 * beforehand and sorted by length. `npx tsx bench/embed-graph.ts [ROWS] [TEXTS_A_CALL]`
 */
import { join } from 'node:path';
import { builtInModel } from '../src/core/embed/built-in/built-in-model.ts';
import { Encoder, type EncoderOptions } from '../src/core/embed/built-in/encoder.ts';
import { InstructionTokenizer } from '../src/core/embed/tokens/instruction-tokenizer.ts';
import { readTokenTable } from '../src/core/embed/built-in/token-table.ts';
import type { TokenLists } from '../src/core/embed/tokens/tokens.ts';
import { Missing } from './harness/benchmark.ts';
import { dist } from './harness/places.ts';
import { nsmc, realLines, textOf } from './harness/real-rows.ts';
import { callsOf } from './harness/token-calls.ts';
import { unwatched } from './harness/unwatched.ts';

const models = join(dist, 'models');
const passes = 5;
const [rows = 5000, textsACall = 350] = process.argv.slice(2).map(Number);

try {
  await run();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.log(`skipped: ${error.message}`);
}

async function run(): Promise<void> {
  const tokenizer = await InstructionTokenizer.load(models, builtInModel);
  const lines = await realLines(nsmc, rows);
  const texts = lines.map(line => textOf(nsmc, line));
  const tokens = await tokenizer.tokenize(texts, unwatched.signal);
  const calls = callsOf(tokens, textsACall);
  const count = tokens.ids.length + 2 * tokens.count;
  console.log(`${tokens.count} texts, ${count} tokens, ${calls.length} calls`);
  for (const dtype of ['q8', 'fp32'] as const) {
    const seconds = await best(dtype, calls);
    const speed = `${Math.round(count / seconds)} tokens/s, ${Math.round(tokens.count / seconds)} texts/s`;
    console.log(`${dtype}: ${speed} (best of ${passes} passes, one thread)`);
  }
}

/** The shortest time of a pass over all calls, in seconds. */
async function best(dtype: EncoderOptions['dtype'], calls: readonly TokenLists[]): Promise<number> {
  const table = await readTokenTable(models, builtInModel);
  const encoder = await Encoder.load({
    models,
    modelId: builtInModel,
    dtype,
    table,
    device: 'cpu',
    intraOpThreads: 1,
  });
  let shortest = Infinity;
  for (let pass = 0; pass < passes; pass++) {
    const start = performance.now();
    for (const tokens of calls) await encoder.encode(tokens);
    shortest = Math.min(shortest, (performance.now() - start) / 1000);
  }
  await encoder.dispose();
  return shortest;
}
