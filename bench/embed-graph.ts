/**
 * Tokens a second of the built-in model's graphs alone: real Korean rows, tokenised beforehand,
 * sorted by length and cut into batches by tokens.
 * `npx tsx bench/embed-graph.ts [ROWS] [TOKENS_A_BATCH] [THREADS]`
 */
import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { InferenceSession, Tensor } from 'onnxruntime-node';

interface Batch {
  readonly ids: Tensor;
  readonly mask: Tensor;
}

const root = resolve(import.meta.dirname, '..');
const source = resolve(root, '../shared/data/ko_nsmc_712k.jsonl.gz');
const model = 'use-multilingual-v3';
const passes = 5;
const [rows = 5000, budget = 2048, threads = 2] = process.argv.slice(2).map(Number);

if (existsSync(source)) {
  await run();
} else {
  console.log(`skipped: ${source} is missing`);
}

async function run(): Promise<void> {
  env.localModelPath = join(root, 'dist/models/');
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained(model);
  const texts = (await readTexts()).map(text => tokenizer.encode(text));
  texts.sort((left, right) => left.length - right.length);
  const batches = cut(texts);
  const tokens = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(`${texts.length} texts, ${tokens} tokens, ${batches.length} batches`);
  for (const name of ['model_quantized', 'model']) {
    const seconds = await best(join(root, 'dist/models', model, 'onnx', `${name}.onnx`), batches);
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

async function readTexts(): Promise<string[]> {
  const texts: string[] = [];
  const lines = createInterface({ input: createReadStream(source).pipe(createGunzip()) });
  for await (const line of lines) {
    texts.push((JSON.parse(line) as { instruction: string }).instruction);
    if (texts.length === rows) break;
  }
  return texts;
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
