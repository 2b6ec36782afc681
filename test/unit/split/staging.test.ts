import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processToken } from '../../../src/core/process-token.ts';
import { manifestFile } from '../../../src/core/split/file-name.ts';
import { asideFolder, stagingFolder } from '../../../src/core/split/staging.ts';
import type { SplitRequest } from '../../../src/core/split/split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const content = Array.from({ length: 40 }, (_, row) => `{"instruction":"row ${row}"}\n`).join('');

async function splitRequest(): Promise<SplitRequest> {
  const parent = await tempFolder();
  const { folder } = await makeRun(parent, content, row => 1 + (row % 4));
  return { folder, out: join(parent, 'out'), drop: [], names: {}, force: true };
}

/** A staging folder as a process that has ended would have made it. */
function abandonedFolder(out: string): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const dead = processToken().replace(/-[^-]+-[^-]+$/, `-${pid.toString(36)}-1`);
  return stagingFolder(out).replace(processToken(), dead);
}

/** All files of a folder with their content, but for the manifest, which has dates. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter(name => name !== manifestFile).sort();
  const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
}

describe('what a split leaves that was killed', () => {
  it('is removed by the next one, and what a running one writes is not', async () => {
    const request = await splitRequest();
    const parent = dirname(request.out);
    const running = stagingFolder(request.out);
    const abandoned = abandonedFolder(request.out);
    for (const folder of [running, abandoned]) {
      await mkdir(folder);
      await writeFile(join(folder, 'cluster-1.jsonl'), 'half a l');
    }
    const other = join(parent, '.other.tmp');
    await mkdir(other);
    await split(request, quietWork());
    const left = await readdir(parent);
    expect(left).toContain(basename(running));
    expect(left).toContain(basename(other));
    expect(left).not.toContain(basename(abandoned));
  });

  it('is undone when it was just putting its files in place, after any of the moves', async () => {
    const request = await splitRequest();
    const { out } = request;
    await split({ ...request, drop: [2] }, quietWork());
    const earlier = await contentOf(out);
    const fresh = join(await mkdtemp(join(dirname(out), 'fresh-')), 'out');
    await split({ ...request, out: fresh }, quietWork());
    const added = [...Object.keys(await contentOf(fresh)), manifestFile];
    const replaced = [manifestFile, ...Object.keys(earlier)];
    const moves = [
      ...replaced.map(name => ({ name, replaced: true })),
      ...added.map(name => ({ name, replaced: false })),
    ];
    for (let made = 0; made < moves.length; made++) {
      const staged = abandonedFolder(out);
      await mkdir(staged);
      await mkdir(asideFolder(staged));
      for (const name of added)
        await writeFile(join(staged, name), await readFile(join(fresh, name)));
      for (const { name, replaced } of moves.slice(0, made)) {
        if (replaced) await rename(join(out, name), join(asideFolder(staged), name));
        else await rename(join(staged, name), join(out, name));
      }
      const refused = split({ ...request, force: false }, quietWork());
      await expect(refused).rejects.toMatchObject({ code: 'split-exists' });
      expect(await contentOf(out)).toEqual(earlier);
      expect((await verifySplit(out, quietWork())).problems).toEqual([]);
      expect((await readdir(dirname(out))).filter(name => name.startsWith('.split-'))).toEqual([]);
    }
  });

  it('is what it made when all its files were in place', async () => {
    const request = await splitRequest();
    await split(request, quietWork());
    const placed = await contentOf(request.out);
    const staged = abandonedFolder(request.out);
    await mkdir(staged);
    await mkdir(asideFolder(staged));
    await writeFile(join(asideFolder(staged), 'cluster-1.jsonl'), 'earlier');
    const refused = split({ ...request, force: false }, quietWork());
    await expect(refused).rejects.toMatchObject({ code: 'split-exists' });
    expect(await contentOf(request.out)).toEqual(placed);
    expect((await readdir(dirname(request.out))).filter(name => name.startsWith('.'))).toEqual([]);
  });
});
