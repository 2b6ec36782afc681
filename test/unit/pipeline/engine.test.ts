import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../src/core/engine.ts';
import { builtInModel } from '../../../src/core/embed/built-in-embedder.ts';
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
      'its graph is damaged',
      async (model: string) => {
        await cp(join(builtResources().models, builtInModel), model, { recursive: true });
        await writeFile(join(model, 'onnx', 'model_quantized.onnx'), 'oops');
      },
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
});
