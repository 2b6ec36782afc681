import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tinyGraph } from './tiny-graph.ts';
import { size, type TinyModel } from './tiny-model.ts';

const end = '<|endoftext|>';
const words = ['sort', 'the', 'list', 'write', 'a', 'poem', 'about', 'rain', 'count', 'words'];
const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/** Id of the first character of GPT-2's tokenizer; the end of a text stands before it. */
const firstByte = 1;

/** The files of a model folder as on the hub, apart from those in `others`. */
export async function writeTinyFolder(
  folder: string,
  model: TinyModel,
  others: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const isGpt2 = model.architecture === 'gpt2';
  const files: Record<string, unknown> = {
    'config.json': {
      model_type: model.architecture,
      ...(isGpt2 ? { n_positions: size.positions, eos_token_id: 0 } : { pad_token_id: 0 }),
      ...(isGpt2 ? {} : { max_position_embeddings: size.positions }),
    },
    'tokenizer.json': isGpt2 ? byteTokenizer : wordTokenizer,
    'tokenizer_config.json': isGpt2 ? { eos_token: end } : { pad_token: '[PAD]' },
    ...others,
  };
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'onnx', 'model.onnx'), tinyGraph(model));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), JSON.stringify(content));
  }
}

/** The ids of a text of ASCII characters and of the words above. */
export function idsOf({ architecture }: TinyModel, text: string): number[] {
  if (architecture === 'gpt2') {
    return Array.from(text, character => firstByte + letters.indexOf(character.replace(' ', 'Ġ')));
  }
  const inner = text.split(' ').map(word => special.length + words.indexOf(word));
  return [special.indexOf('[CLS]'), ...inner, special.indexOf('[SEP]')];
}

const letters = [...Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)), 'Ġ'];

const byteTokenizer = {
  version: '1.0',
  added_tokens: [addedToken(end, 0)],
  normalizer: null,
  pre_tokenizer: {
    type: 'ByteLevel',
    add_prefix_space: false,
    trim_offsets: true,
    use_regex: true,
  },
  post_processor: null,
  decoder: { type: 'ByteLevel' },
  model: {
    type: 'BPE',
    dropout: null,
    unk_token: null,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: false,
    vocab: Object.fromEntries([end, ...letters].map((letter, id) => [letter, id])),
    merges: [],
  },
};

const wordTokenizer = {
  version: '1.0',
  added_tokens: special.map(addedToken),
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: null,
  model: {
    type: 'WordLevel',
    unk_token: '[UNK]',
    vocab: Object.fromEntries([...special, ...words].map((word, id) => [word, id])),
  },
};

function addedToken(content: string, id: number): Record<string, unknown> {
  const plain = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  return { id, content, ...plain, special: true };
}
