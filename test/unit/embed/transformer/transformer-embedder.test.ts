import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  TransformerEmbedder,
  type TransformerPlace,
} from '../../../../src/core/embed/transformer/transformer-embedder.ts';
import type { Pooling } from '../../../../src/core/embed/transformer/pooling.ts';
import { builtResources } from '../../math/dist.ts';
import { tempFolders } from '../../run/temp-folder.ts';
import { embedAll, largestDifference } from './embed-all.ts';
import { lastHiddenState } from './tiny-forward.ts';
import { idsOf, writeTinyFolder } from './tiny-folder.ts';
import { tinyGenerator } from './tiny-graph.ts';
import { size, tinyModel, type Architecture, type TinyModel } from './tiny-model.ts';

const tempFolder = tempFolders();
const open: TransformerEmbedder[] = [];
/** Of very different lengths, so that a batch has to be filled up. */
const texts = [
  'sort the list',
  'a poem about rain',
  'the',
  'write a poem about rain about the list a poem',
  'count the words',
  'count',
];

afterEach(async () => {
  await Promise.all(open.splice(0).map(embedder => embedder.dispose()));
});

async function load(
  folder: string,
  options: Partial<TransformerPlace> = {},
): Promise<TransformerEmbedder> {
  const place = { name: 'tiny', folder, ...options };
  const embedder = await TransformerEmbedder.load(place, builtResources().encoderThread, 'cpu', 2);
  open.push(embedder);
  return embedder;
}

/** The vector of a text by plain arithmetic on one text alone, without padding. */
function expected(model: TinyModel, text: string, pooling: Pooling): number[] {
  const rows = lastHiddenState(model, idsOf(model, text));
  const chosen = pooling === 'mean' ? rows : rows.slice(pooling === 'cls' ? 0 : -1).slice(0, 1);
  const sums = Array.from({ length: size.width }, (_, d) =>
    chosen.reduce((sum, row) => sum + (row[d] ?? 0), 0),
  );
  const length = Math.hypot(...sums);
  return sums.map(value => value / length);
}

describe.each<Architecture>(['bert', 'distilbert', 'gpt2'])('a model of the form of %s', form => {
  const model = tinyModel(form);

  it.each<Pooling>(['mean', 'cls', 'last'])(
    'has the vectors of plain arithmetic, %s',
    async pooling => {
      const folder = await tempFolder();
      await writeTinyFolder(folder, model);
      const vectors = await embedAll(await load(folder, { pooling }), texts);
      texts.forEach((text, at) => {
        expect(largestDifference(vectors[at] ?? [], expected(model, text, pooling))).toBeLessThan(
          1e-5,
        );
      });
    },
  );

  it('gives a text the same vector alone as among others', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, model);
    const embedder = await load(folder);
    const together = await embedAll(embedder, texts);
    for (const [at, text] of texts.entries()) {
      const [alone] = await embedAll(embedder, [text]);
      expect(largestDifference(alone ?? [], together[at] ?? [])).toBeLessThan(1e-5);
    }
  });
});

describe('a language model that is exported for generating', () => {
  it('is read by its last hidden state, though it answers with logits alone', async () => {
    const model = tinyModel('gpt2');
    const folder = await tempFolder();
    await writeTinyFolder(folder, model);
    await rename(join(folder, 'onnx', 'model.onnx'), join(folder, 'aside.onnx'));
    await writeFile(join(folder, 'onnx', 'decoder_model.onnx'), tinyGenerator(model));
    const vectors = await embedAll(await load(folder), texts);
    texts.forEach((text, at) => {
      expect(largestDifference(vectors[at] ?? [], expected(model, text, 'mean'))).toBeLessThan(
        1e-5,
      );
    });
  });
});

describe('TransformerEmbedder', () => {
  const model = tinyModel('bert');

  it('pools by the mean unless told otherwise, and is told by 1_Pooling', async () => {
    const [plain, cls] = [await tempFolder(), await tempFolder()];
    await writeTinyFolder(plain, model);
    await writeTinyFolder(cls, model, {
      'modules.json': [{ path: '1_Pooling', type: 'sentence_transformers.models.Pooling' }],
      '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false },
    });
    const [mean] = await embedAll(await load(plain), ['the list']);
    expect(largestDifference(mean ?? [], expected(model, 'the list', 'mean'))).toBeLessThan(1e-5);
    const [first] = await embedAll(await load(cls), ['the list']);
    expect(largestDifference(first ?? [], expected(model, 'the list', 'cls'))).toBeLessThan(1e-5);
  });

  it('puts the prompt for clustering before a text, or what is given by hand', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, model, {
      'config_sentence_transformers.json': {
        prompts: { query: 'sort ', Clustering: 'count ' },
        default_prompt_name: 'query',
      },
    });
    const [own] = await embedAll(await load(folder), ['the list']);
    expect(largestDifference(own ?? [], expected(model, 'count the list', 'mean'))).toBeLessThan(
      1e-5,
    );
    const [given] = await embedAll(await load(folder, { prefix: 'write ' }), ['the list']);
    expect(largestDifference(given ?? [], expected(model, 'write the list', 'mean'))).toBeLessThan(
      1e-5,
    );
  });

  it('cuts a long text and keeps the special tokens at both its ends', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, model);
    const embedder = await load(folder, { maxTokens: 5 });
    const [cut] = await embedAll(embedder, ['sort the list about rain']);
    expect(largestDifference(cut ?? [], expected(model, 'sort the list', 'mean'))).toBeLessThan(
      1e-5,
    );
  });

  it('reads no more tokens than the model has positions, unless told otherwise', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, model);
    const long = Array.from({ length: 200 }, () => 'rain').join(' ');
    const kept = long.split(' ').slice(0, size.positions - 2);
    const [vector] = await embedAll(await load(folder), [long]);
    expect(largestDifference(vector ?? [], expected(model, kept.join(' '), 'mean'))).toBeLessThan(
      1e-5,
    );
  });

  it('embeds a text without a single token of its own', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, tinyModel('gpt2'));
    const [vector] = await embedAll(await load(folder), ['']);
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
  });

  it('has another revision for other weights, pooling or prefix, and the same one again', async () => {
    const [one, other] = [await tempFolder(), await tempFolder()];
    await writeTinyFolder(one, model);
    await writeTinyFolder(other, tinyModel('bert', 8));
    const revisions = [
      await load(one),
      await load(other),
      await load(one, { pooling: 'cls' }),
      await load(one, { prefix: 'sort ' }),
      await load(one, { maxTokens: 7 }),
    ].map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(revisions.length);
    expect((await load(one)).revision).toBe(revisions[0]);
  });

  it('stops when it is told to', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, model);
    const abort = new AbortController();
    const embedder = await load(folder);
    abort.abort(new Error('enough'));
    await expect(embedAll(embedder, texts, abort.signal)).rejects.toThrow('enough');
  });

  it('says what is wrong with a folder', async () => {
    const folder = await tempFolder();
    await expect(load(join(folder, 'none'))).rejects.toMatchObject({ code: 'model-missing' });
    await expect(load(folder)).rejects.toThrow('there is no ONNX file');
    await writeTinyFolder(folder, model);
    await expect(load(folder, { dtype: 'q8' })).rejects.toThrow('q8; it has fp32');
    await writeFile(join(folder, 'tokenizer.json'), '{');
    await expect(load(folder)).rejects.toThrow('tokenizer.json is damaged');
    await rename(join(folder, 'tokenizer.json'), join(folder, 'aside.json'));
    await expect(load(folder)).rejects.toThrow('it has no tokenizer.json');
    await writeTinyFolder(folder, model);
    await writeFile(join(folder, 'onnx', 'model.onnx'), 'no graph');
    await expect(load(folder)).rejects.toMatchObject({ code: 'model-unusable' });
  });

  it('refuses layers behind the pooling that the graph does not have', async () => {
    const folder = await tempFolder();
    await writeTinyFolder(folder, model, {
      'modules.json': [{ path: '2_Dense', type: 'sentence_transformers.models.Dense' }],
    });
    await expect(load(folder)).rejects.toThrow('not with one vector a text');
  });
});
