import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideTokenCut } from './dataset/template/token-cut.ts';
import { modelMissing } from './embed/built-in/built-in-embedder.ts';
import { builtInModel } from './embed/built-in/built-in-model.ts';
import { TokenCutter } from './embed/tokens/token-cutter.ts';
import { UnigramTokenizer } from './embed/tokens/unigram-tokenizer.ts';
import type { Resources } from './resources.ts';

/** Lets templates count in tokens of the built-in model, which are read when the first text is cut. */
export function countTemplateTokens({ models }: Resources): void {
  let cutter: TokenCutter | undefined;
  provideTokenCut((text, from, count) => {
    cutter ??= loadCutter(models);
    return cutter[from](text, count);
  });
}

/** @throws HumanError `model-missing` */
function loadCutter(models: string): TokenCutter {
  try {
    const json = readFileSync(join(models, builtInModel, 'tokenizer.json'), 'utf8');
    return new TokenCutter(UnigramTokenizer.parse(json));
  } catch (error) {
    throw modelMissing(models, error);
  }
}
