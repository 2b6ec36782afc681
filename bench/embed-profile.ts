/**
 * Where the time of the built-in model goes, by onnxruntime's operators, in one thread: `npx tsx bench/embed-profile.ts [ROWS]`.
 * What takes more than 1% of all operators is printed.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { builtInModel } from '../src/core/embed/built-in/built-in-model.ts';
import { Encoder } from '../src/core/embed/built-in/encoder.ts';
import { InstructionTokenizer } from '../src/core/embed/tokens/instruction-tokenizer.ts';
import { readTokenTable } from '../src/core/embed/built-in/token-table.ts';
import { dist } from './harness/places.ts';
import { nsmc, realLines, textOf } from './harness/real-rows.ts';
import { callsOf } from './harness/token-calls.ts';
import { unwatched } from './harness/unwatched.ts';

const models = join(dist, 'models');
const eventsSchema = v.array(
  v.object({
    name: v.string(),
    dur: v.number(),
    args: v.optional(v.object({ op_name: v.optional(v.string()) })),
  }),
);
const [rows = 5000] = process.argv.slice(2).map(Number);

const folder = await mkdtemp(join(tmpdir(), 'embed-profile-'));
try {
  await embed(join(folder, 'profile'));
  const [file = ''] = await readdir(folder);
  print(v.parse(eventsSchema, JSON.parse(await readFile(join(folder, file), 'utf8'))));
} finally {
  await rm(folder, { recursive: true });
}

async function embed(profile: string): Promise<void> {
  const tokenizer = await InstructionTokenizer.load(models, builtInModel);
  const texts = (await realLines(nsmc, rows)).map(line => textOf(nsmc, line));
  const tokens = await tokenizer.tokenize(texts, unwatched.signal);
  const encoder = await Encoder.load({
    models,
    modelId: builtInModel,
    dtype: 'q8',
    table: await readTokenTable(models, builtInModel),
    device: 'cpu',
    intraOpThreads: 1,
    profile,
  });
  for (const call of callsOf(tokens)) await encoder.encode(call);
  await encoder.dispose();
}

/** A loop's own time holds that of what is inside, so it is left out. */
function print(events: v.InferOutput<typeof eventsSchema>): void {
  const time = new Map<string, number>();
  for (const { name, dur, args } of events) {
    const operator = args?.op_name;
    if (!name.endsWith('_kernel_time') || operator === undefined || operator === 'Loop') continue;
    const part = /^(pieces|texts|head)\//.exec(name)?.[1] ?? 'rest';
    const key = `${part} ${operator}`;
    time.set(key, (time.get(key) ?? 0) + dur);
  }
  const all = [...time.values()].reduce((sum, value) => sum + value, 0);
  const most = [...time].sort(([, a], [, b]) => b - a).filter(([, value]) => value > all / 100);
  for (const [key, value] of most) console.log(`${((100 * value) / all).toFixed(1)}% ${key}`);
  const run = events.filter(({ name }) => name === 'model_run');
  const whole = run.reduce((sum, { dur }) => sum + dur, 0);
  console.log(`${((100 * all) / whole).toFixed(0)}% of all calls is in operators`);
}
