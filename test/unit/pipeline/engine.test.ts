import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../src/core/engine.ts';
import { builtInModel } from '../../../src/core/embed/built-in/built-in-model.ts';
import { builtResources } from '../math/dist.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

describe('loadEngine', () => {
  it.each([
    ['there is no model', () => Promise.resolve()],
    [
      'its card is damaged',
      (model: string) => writeFile(join(model, 'model.json'), '{"revision":'),
    ],
    ['its card says nothing', (model: string) => writeFile(join(model, 'model.json'), '{}')],
    [
      'only its card is there',
      (model: string) =>
        cp(join(builtResources().models, builtInModel, 'model.json'), join(model, 'model.json')),
    ],
    [
      'its tokenizer is not there',
      async (model: string) => {
        await cp(join(builtResources().models, builtInModel), model, { recursive: true });
        await rm(join(model, 'tokenizer.json'));
      },
    ],
  ])('says what to do when %s', async (_, prepare) => {
    const models = await tempFolder();
    await mkdir(join(models, builtInModel));
    await prepare(join(models, builtInModel));
    await expect(loadEngine({ ...builtResources(), models })).rejects.toMatchObject({
      code: 'model-missing',
      message:
        `The built-in model is not in ${models}. ` +
        'Install the extension again, or run "npm run model" in its source.',
    });
  });

  it('says the same of a damaged graph when the first text needs it', async () => {
    const models = await tempFolder();
    const model = join(models, builtInModel);
    await cp(join(builtResources().models, builtInModel), model, { recursive: true });
    await writeFile(join(model, 'onnx', 'model_quantized.onnx'), 'oops');
    const { tokenizer, embedder } = await loadEngine({ ...builtResources(), models });
    const { signal } = new AbortController();
    const batch = { texts: ['hello'], tokens: await tokenizer.tokenize(['hello'], signal) };
    const embedding = embedder.embed(batch, [0], signal)[Symbol.asyncIterator]().next();
    await expect(embedding).rejects.toMatchObject({ code: 'model-missing' });
    await embedder.dispose();
  });
});
