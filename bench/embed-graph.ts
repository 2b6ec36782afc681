/**
 * Tokens a second of the built-in model's graphs alone: real Korean rows, tokenised beforehand,
 * sorted by length and cut into batches by tokens.
 * `npx tsx bench/embed-graph.ts [ROWS] [TOKENS_A_BATCH] [THREADS]`
 */
import { join } from 'node:path';
import { AutoTokenizer } from '@huggingface/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { builtInModel } from '../src/core/embed/built-in-embedder.ts';
import { useLocalModels } from '../src/core/embed/local-models.ts';
import { Missing } from './harness/benchmark.ts';
import { dist } from './harness/places.ts';
import { nsmc, realLines, textOf } from './harness/real-rows.ts';

interface Batch {
  readonly ids: Tensor;
  readonly mask: Tensor;
}

const models = join(dist, 'models');
const passes = 5;
const [rows = 5000, budget = 2048, threads = 2] = process.argv.slice(2).map(Number);

try {
  await run();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.log(`skipped: ${error.message}`);
}

async function run(): Promise<void> {
  useLocalModels(models);
  const tokenizer = await AutoTokenizer.from_pretrained(builtInModel, { local_files_only: true });
  const lines = await realLines(nsmc, rows);
  const texts = lines.map(line => tokenizer.encode(textOf(nsmc, line)));
  texts.sort((left, right) => left.length - right.length);
  const batches = cut(texts);
  const tokens = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(`${texts.length} texts, ${tokens} tokens, ${batches.length} batches`);
  for (const name of ['model_quantized', 'model']) {
    const seconds = await best(join(models, builtInModel, 'onnx', `${name}.onnx`), batches);
    const speed = `${Math.round(tokens / seconds)} tokens/s, ${Math.round(texts.length / seconds)} texts/s`;
    console.log(`${name}: ${speed} (best of ${passes} passes, ${threads} threads)`);
  }
}

/** The shortest time of a pass over all batches, in seconds. */
async function best(path: string, batches: readonly Batch[]): Promise<number> {
  const session = await InferenceSession.create(path, { intraOpNumThreads: threads });
  let shortest = Infinity;
  for (let pass = 0; pass < passes; pass++) {
    const start = performance.now();
    for (const { ids, mask } of batches) {
      const output = await session.run({ input_ids: ids, attention_mask: mask });
      output['sentence_embedding']?.dispose();
    }
    shortest = Math.min(shortest, (performance.now() - start) / 1000);
  }
  await session.release();
  return shortest;
}

/** @param texts token ids by text, shortest first */
function cut(texts: readonly number[][]): Batch[] {
  const batches: Batch[] = [];
  for (let start = 0; start < texts.length;) {
    let end = start + 1;
    while (end < texts.length && (end + 1 - start) * (texts[end]?.length ?? 0) <= budget) end++;
    batches.push(pad(texts.slice(start, end)));
    start = end;
  }
  return batches;
}

function pad(texts: readonly number[][]): Batch {
  const time = Math.max(...texts.map(ids => ids.length));
  const ids = new BigInt64Array(texts.length * time);
  const mask = new BigInt64Array(texts.length * time);
  texts.forEach((text, row) => {
    ids.set(text.map(BigInt), row * time);
    mask.fill(1n, row * time, row * time + text.length);
  });
  const shape = [texts.length, time];
  return { ids: new Tensor('int64', ids, shape), mask: new Tensor('int64', mask, shape) };
}
