import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheBytes, clearCache } from '../../../src/core/embed/cache/cache-files.ts';
import { openRun, readInvalid, readRows, readVectors } from '../../../src/core/run/open-run.ts';
import { isPending } from '../../../src/core/run/run-folder.ts';
import { requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();
const lines = sampleLines(500).split(/(?<=\n)/);

describe('two windows at once', () => {
  it('end well on the same file and leave one whole run', async () => {
    const request = requestIn(await tempFolder());
    const { source, folder } = request;
    await writeFile(source, lines.join(''));
    const [first, second] = [startWorker(), startWorker()];
    for (let round = 0; round < 2; round++) {
      const runs = await Promise.all(
        [first, second].map(async ({ rpc }) => runOf(await rpc.call('cluster', request))),
      );
      const run = await openRun(folder);
      expect(runs.map(({ id }) => id)).toContain(run.id);
      expect(runs[0]?.clusters).toEqual(runs[1]?.clusters);
      expect((await readRows(folder, run)).count).toBe(lines.length);
      expect((await readInvalid(folder, run)).line).toHaveLength(0);
      expect((await readVectors(folder, run)).count).toBe(run.counts.unique);
      const left = (await readdir(folder)).filter(name => isPending(name) || name === 'lock');
      expect(left).toEqual([]);
    }
  });

  it('share one cache, and neither loses what it embedded', async () => {
    const parent = await tempFolder();
    const requests = ['a', 'b'].map(name =>
      requestIn(parent, { source: join(parent, name), folder: join(parent, `${name}.clusters`) }),
    );
    const halves = [lines.slice(0, 300), lines.slice(200)];
    for (const [i, { source }] of requests.entries()) {
      await writeFile(source, halves[i]?.join('') ?? '');
    }
    const [first, second] = [startWorker(), startWorker()];
    await Promise.all(
      requests.map((request, i) => (i === 0 ? first : second).rpc.call('cluster', request)),
    );
    const cacheFolder = requests[0]?.cacheFolder ?? '';
    const bytes = await cacheBytes(cacheFolder);
    const both = requestIn(parent);
    await writeFile(both.source, lines.join(''));
    runOf(await first.rpc.call('cluster', both));
    expect(await cacheBytes(cacheFolder)).toBe(bytes);
  });

  it('go on when one of them clears the cache', async () => {
    const request = requestIn(await tempFolder());
    await writeFile(request.source, lines.join(''));
    const { rpc } = startWorker();
    let cleared: Promise<number> | undefined;
    const onProgress = (update: object): void => {
      if ('stage' in update && update.stage === 'embed') {
        cleared ??= startWorker().rpc.call('clearCache', { folder: request.cacheFolder });
      }
    };
    const run = runOf(await rpc.call('cluster', request, { onProgress }));
    await cleared;
    const again = runOf(await rpc.call('cluster', request));
    expect(again.clusters).toEqual(run.clusters);
    await clearCache(request.cacheFolder);
  });
});
