import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { miniLmFolder } from '../../../../bench/peers/mini-lm.ts';
import { runPython } from '../../../../scripts/model/python.ts';

const reference = resolve(import.meta.dirname, '../../../../.cache/reference');
const packages = join(reference, 'onnxruntime');
const script = join(import.meta.dirname, 'mini-lm.py');
const wanted = ['onnxruntime==1.30.0', 'tokenizers==0.23.3', 'numpy==2.4.6'];

/** all-MiniLM-L6-v2, and its vectors of some texts by the onnxruntime of Python. */
export interface MiniLmReference {
  readonly folder: string;
  /** 384 numbers a text, unit length. */
  readonly vectors: Float32Array;
}

/** Installs what it takes on first use; a string says why it is not to be had here. */
export async function miniLmReference(texts: readonly string[]): Promise<MiniLmReference | string> {
  try {
    const folder = await miniLmFolder();
    await installPackages();
    const input = JSON.stringify(texts);
    const key = createHash('sha256')
      .update(input)
      .update(await readFile(script));
    const path = join(reference, `mini-lm-${key.digest('hex').slice(0, 16)}.json`);
    if (!existsSync(path)) await compute(folder, input, path);
    const text = JSON.parse(await readFile(path, 'utf8')) as string;
    const vectors = new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
    return { folder, vectors };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function compute(folder: string, input: string, path: string): Promise<void> {
  await writeFile(`${path}.texts`, input);
  const start = `import sys, runpy; sys.path.insert(0, ${JSON.stringify(packages)}); sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name="__main__")`;
  await runPython(['-c', start, script, folder, `${path}.texts`, `${path}.new`]);
  await rm(`${path}.texts`);
  await rename(`${path}.new`, path);
}

async function installPackages(): Promise<void> {
  if (existsSync(packages)) return;
  const target = `${packages}.new`;
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet'];
  await runPython([...pip, '--only-binary=:all:', '--target', target, ...wanted]);
  await rename(target, packages);
}
