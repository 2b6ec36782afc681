import { createHash, randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkFiles } from '../../../src/core/split/check-files.ts';
import { readManifest } from '../../../src/core/split/manifest.ts';
import { measureFile } from '../../../src/core/split/measure-file.ts';
import { SplitHelper, splitHelper } from '../../../src/core/split/split-helper.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { builtResources } from '../math/dist.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const script = builtResources().splitThread;
const ignore = (): void => undefined;
let helper: SplitHelper;

afterEach(() => helper.close());

describe('the thread that helps with a split', () => {
  it('hashes blocks in shared memory as one', async () => {
    helper = new SplitHelper(script);
    const shared = Buffer.from(new SharedArrayBuffer(1000));
    const whole = createHash('sha256');
    for (let block = 0; block < 5; block++) {
      randomBytes(1000).copy(shared);
      whole.update(shared);
      await helper.update(shared);
    }
    expect(await helper.digest()).toBe(whole.digest('hex'));
  });

  it('measures files as its owner does', async () => {
    helper = new SplitHelper(script);
    const path = join(await tempFolder(), 'rows');
    await writeFile(path, 'one\ntwo\nthree');
    let read = 0;
    const measured = await helper.measure(path, bytes => (read += bytes));
    expect(measured).toEqual(await measureFile(path, ignore));
    expect([measured?.rows, read]).toEqual([3, 13]);
    expect(await helper.measure(`${path}.missing`, ignore)).toBeUndefined();
    await expect(helper.measure(await tempFolder(), ignore)).rejects.toMatchObject({
      code: 'EISDIR',
    });
  });

  it('finds with its owner every file that is not as it was written', async () => {
    helper = new SplitHelper(script);
    const parent = await tempFolder();
    const lines = Array.from({ length: 12 }, (_, row) => `{"instruction":"${row}"}\n`).join('');
    const { folder } = await makeRun(parent, lines, row => (row % 2) + 1);
    const out = join(parent, 'out');
    const { files } = await split({ folder, out, drop: [], names: {}, force: false }, quietWork());
    const manifest = await readManifest(out);
    expect(await checkFiles(out, manifest, ignore, helper)).toEqual([]);
    for (const { file } of files) await appendFile(join(out, file), 'x');
    const problems = await checkFiles(out, manifest, ignore);
    expect(problems.length).toBeGreaterThan(2);
    expect(await checkFiles(out, manifest, ignore, helper)).toEqual(problems);
  });

  it('says so when it cannot start or was ended', async () => {
    helper = new SplitHelper(`${script}.missing`);
    await expect(helper.update(Buffer.from(new SharedArrayBuffer(1)))).rejects.toThrow();
    await expect(helper.digest()).rejects.toThrow();
  });

  it('is not started for a small file', () => {
    helper = new SplitHelper(script);
    expect(splitHelper(script, 1_000_000)).toBeUndefined();
    expect(splitHelper(undefined, 1e9)).toBeUndefined();
  });
});
