import type { TransformerOptions } from './pooling.ts';

/** A model that is known to work, and how it wants to be used. */
export interface ModelPreset extends TransformerOptions {
  /** On the hub. */
  readonly id: string;
  /** What a person is told about it: languages as a key of the texts of the picker. */
  readonly languages: 'multilingual' | 'english';
  /** Whether it was trained to embed; the others are language models whose tokens are averaged. */
  readonly kind: 'encoder' | 'language-model';
  /** About so many megabytes are downloaded: in 8 bits a byte a parameter, and the tokenizer. */
  readonly megabytes: number;
}

/** A text of more tokens is cut: the cost grows faster than the length. */
const usualTokens = 512;

/** Pooling, prefix and length as the authors of the models say on their pages. */
export const modelPresets: readonly ModelPreset[] = [
  {
    id: 'Xenova/multilingual-e5-small',
    languages: 'multilingual',
    kind: 'encoder',
    megabytes: 140,
    pooling: 'mean',
    prefix: 'query: ',
    maxTokens: usualTokens,
  },
  {
    id: 'Xenova/multilingual-e5-base',
    languages: 'multilingual',
    kind: 'encoder',
    megabytes: 300,
    pooling: 'mean',
    prefix: 'query: ',
    maxTokens: usualTokens,
  },
  {
    id: 'Xenova/all-MiniLM-L6-v2',
    languages: 'english',
    kind: 'encoder',
    megabytes: 25,
    pooling: 'mean',
    prefix: '',
    maxTokens: 256,
  },
  {
    id: 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
    languages: 'multilingual',
    kind: 'encoder',
    megabytes: 130,
    pooling: 'mean',
    prefix: '',
    maxTokens: 128,
  },
  {
    id: 'Xenova/bge-m3',
    languages: 'multilingual',
    kind: 'encoder',
    megabytes: 590,
    pooling: 'cls',
    prefix: '',
    maxTokens: usualTokens,
  },
  {
    id: 'onnx-community/embeddinggemma-300m-ONNX',
    languages: 'multilingual',
    kind: 'encoder',
    megabytes: 330,
    pooling: 'own',
    prefix: 'task: clustering | query: ',
    maxTokens: usualTokens,
  },
  {
    id: 'Xenova/distilgpt2',
    languages: 'english',
    kind: 'language-model',
    megabytes: 85,
    pooling: 'mean',
    prefix: '',
    maxTokens: usualTokens,
  },
  {
    id: 'Xenova/distilbert-base-multilingual-cased',
    languages: 'multilingual',
    kind: 'language-model',
    megabytes: 140,
    pooling: 'mean',
    prefix: '',
    maxTokens: usualTokens,
  },
];

/** The preset of a model of that id, or of a folder that bears the name of the model. */
export function presetOf(idOrFolder: string): ModelPreset | undefined {
  const name = lastPart(idOrFolder);
  return modelPresets.find(({ id }) => lastPart(id) === name);
}

function lastPart(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .findLast(part => part !== '')
      ?.toLowerCase() ?? ''
  );
}
