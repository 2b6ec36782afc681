import { join } from 'node:path';
import { AutoTokenizer } from '@huggingface/transformers';
import { builtInModel } from '../../src/core/embed/built-in/built-in-model.ts';
import { InstructionTokenizer } from '../../src/core/embed/tokens/instruction-tokenizer.ts';
import { useLocalModels } from '../../src/core/embed/built-in/local-models.ts';
import { alternate, timed } from '../harness/alternate.ts';
import type { Benchmark, Measurement, Setting } from '../harness/benchmark.ts';
import { perSecond, whole } from '../harness/figures.ts';
import { dist } from '../harness/places.ts';
import { nsmc, realLines, t0, textOf, type RealRows } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';

/** The first and last tokens of every text against transformers.js on whole texts. */
export const tokenizeBenchmark: Benchmark = {
  name: 'tokenize',
  async *measure(setting) {
    yield await measureRows(setting, nsmc, setting.full ? 50_000 : 5_000);
    yield await measureRows(setting, t0, setting.full ? 5_000 : 1_000);
  },
};

async function measureRows(setting: Setting, rows: RealRows, count: number): Promise<Measurement> {
  const texts = (await realLines(rows, count)).map(line => textOf(rows, line));
  const load = (): Promise<InstructionTokenizer> =>
    InstructionTokenizer.load(join(dist, 'models'), builtInModel);
  const first = await load();
  useLocalModels(join(dist, 'models'));
  const peer = await AutoTokenizer.from_pretrained(builtInModel, { local_files_only: true });
  const encode = (text: string): number[] => peer.encode(text, { add_special_tokens: false });
  const [ours = NaN, theirs = NaN] = await alternate(setting.rounds, [
    // It remembers words, so every round has a new one.
    async () => {
      const own = await load();
      return timed(() => own.tokenize(texts, unwatched.signal))();
    },
    timed(() => Promise.resolve(texts.map(encode))),
  ]);
  const ownTokens = (await first.tokenize(texts, unwatched.signal)).ids.length;
  const peerTokens = texts.reduce((sum, text) => sum + encode(text).length, 0);
  return {
    stage: 'tokenize',
    size: `${rows.name}, ${whole(count)} rows`,
    ours: `${perSecond(count, ours, 'rows')}, ${perSecond(ownTokens, ours, 'tokens')}`,
    peer: `transformers.js, whole texts: ${perSecond(count, theirs, 'rows')}, ${perSecond(peerTokens, theirs, 'tokens')}`,
    ratio: theirs / ours,
  };
}
