import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyFolder } from './tiny-folder.ts';
import type { TinyModel } from './tiny-model.ts';

/** The files of a model folder by their names, with `/` between them. */
export async function tinyFiles(model: TinyModel): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'tiny-model-'));
  try {
    await writeTinyFolder(folder, model);
    const files: Record<string, Buffer> = {};
    for (const name of await readdir(folder, { recursive: true })) {
      const path = join(folder, name);
      if ((await stat(path)).isFile()) files[name.replaceAll('\\', '/')] = await readFile(path);
    }
    return files;
  } finally {
    await rm(folder, { recursive: true });
  }
}
