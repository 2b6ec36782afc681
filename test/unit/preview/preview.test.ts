import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clusterFile, type ClusterRequest } from '../../../src/core/pipeline.ts';
import type { Preview } from '../../../src/core/preview/preview.ts';
import type { Stage } from '../../../src/core/progress.ts';
import { sharedEngine } from '../embed/engine.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();

const kinds = [
  (i: number) => `Translate sentence ${i} into Korean, please.`,
  (i: number) => `${i}번 방정식의 해를 구하고 풀이 과정을 쓰세요.`,
];

async function requestFor(rows: number): Promise<ClusterRequest> {
  const folder = await tempFolder();
  const source = join(folder, 'data.jsonl');
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ instruction: kinds[i % kinds.length]?.(i) }),
  );
  await writeFile(source, `${lines.join('\n')}\n`);
  return {
    source,
    folder: `${source}.clusters`,
    cacheFolder: join(folder, 'cache'),
    cacheBytes: 1e9,
    template: undefined,
    k: 2,
    method: 'tree',
    seed: 1,
    sample: undefined,
    formWeight: 0.5,
  };
}

interface Watched {
  readonly status: string;
  readonly previews: readonly Preview[];
  /** Stages that were reported before the first preview. */
  readonly before: readonly Stage[];
}

/** Clusters until there is a preview, or to the end when there is none. */
async function untilPreview(request: ClusterRequest): Promise<Watched> {
  const abort = new AbortController();
  const previews: Preview[] = [];
  const before: Stage[] = [];
  const { status } = await clusterFile(request, engine(), {
    signal: abort.signal,
    report: ({ stage }) => {
      if (previews.length === 0) before.push(stage);
    },
    preview: preview => {
      previews.push(preview);
      abort.abort();
    },
  });
  return { status, previews, before };
}

describe('the preview of a large file', () => {
  it('comes before the file is scanned, and shows the clusters of a sample', async () => {
    const request = await requestFor(21_000);
    const { status, previews, before } = await untilPreview(request);
    expect(status).toBe('cancelled');
    expect(before).toEqual([]);
    const [preview] = previews;
    expect(preview?.rows).toBe(1_000);
    expect(preview?.clusters.map(({ id }) => id)).toEqual([1, 2]);
    const rows = preview?.clusters.map(cluster => cluster.rows) ?? [];
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(1_000);
    const english = preview?.clusters.find(({ terms }) => terms.includes('translate'));
    const korean = preview?.clusters.find(({ terms }) => terms.includes('방정식'));
    expect(english?.samples.every(text => text.startsWith('Translate'))).toBe(true);
    expect(korean?.samples.every(text => text.includes('방정식의'))).toBe(true);
    expect(korean).not.toBe(english);

    const fresh = await untilPreview(request);
    expect(fresh.previews).toEqual(previews);
  }, 120_000);

  it('is not made for a small file or a sample', async () => {
    const small = await untilPreview(await requestFor(100));
    expect(small).toMatchObject({ status: 'done', previews: [] });
    const sampled = await untilPreview({ ...(await requestFor(21_000)), sample: 60 });
    expect(sampled).toMatchObject({ status: 'done', previews: [] });
  }, 120_000);
});
