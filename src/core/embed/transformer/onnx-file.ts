import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { modelUnusable } from './model-error.ts';
import { modelDtypes, type ModelDtype } from './pooling.ts';

/** The ONNX file of a model in one precision. */
export interface OnnxFile {
  readonly file: string;
  readonly dtype: ModelDtype;
}

/** What follows the name of the model in the name of its file; see transformers.js, `utils/dtypes.js`. */
const suffixes: Readonly<Record<ModelDtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** Names of the part that holds the whole model, the likeliest first. */
const partNames = ['model', 'decoder_model', 'decoder_model_merged', 'encoder_model'];
/** Folders within the model's folder, the likeliest first. */
const places = ['onnx', '.'];
/** When nothing is asked: as on the hub, where 8 bits are the usual ones on a processor. */
const preferred: readonly ModelDtype[] = [
  'q8',
  'int8',
  'uint8',
  'fp32',
  'fp16',
  'q4',
  'q4f16',
  'bnb4',
];

/** The files that may hold a model in a precision, relative to its folder, the likeliest first. */
function onnxNames(dtype: ModelDtype): string[] {
  return places.flatMap(place =>
    partNames.map(part => `${place === '.' ? '' : `${place}/`}${part}${suffixes[dtype]}.onnx`),
  );
}

/**
 * @param asked undefined for whichever is there, the fastest first
 * @throws HumanError `model-unusable` when there is none
 */
export async function findOnnxFile(
  folder: string,
  asked: ModelDtype | undefined,
): Promise<OnnxFile> {
  const files = await onnxFilesIn(folder);
  const found = chooseOnnx(files, asked);
  if (found === undefined) throw modelUnusable(folder, reasonFor(asked, files));
  return { file: join(folder, found.name), dtype: found.dtype };
}

/**
 * The graph among the files of a model.
 * @param files paths relative to its folder, with `/` between names
 * @param asked undefined for whichever is there, the fastest first
 */
export function chooseOnnx(
  files: readonly string[],
  asked: ModelDtype | undefined,
): { readonly name: string; readonly dtype: ModelDtype } | undefined {
  for (const dtype of asked === undefined ? preferred : [asked]) {
    const name = onnxNames(dtype).find(candidate => files.includes(candidate));
    if (name !== undefined) return { name, dtype };
  }
  return undefined;
}

/** Paths of the ONNX files, relative to `folder`, with `/` between names. */
async function onnxFilesIn(folder: string): Promise<string[]> {
  const found = await Promise.all(
    places.map(async place => {
      const names = await readdir(join(folder, place)).catch(() => []);
      return names.map(name => (place === '.' ? name : `${place}/${name}`));
    }),
  );
  return found.flat().filter(name => name.endsWith('.onnx'));
}

function reasonFor(asked: ModelDtype | undefined, files: readonly string[]): string {
  if (asked === undefined || files.length === 0) {
    return t('there is no ONNX file such as onnx/model.onnx or onnx/model_quantized.onnx in it');
  }
  const there = modelDtypes.filter(dtype => onnxNames(dtype).some(name => files.includes(name)));
  return t('it has no files of the precision {0}; it has {1}', asked, there.join(', ') || '–');
}
