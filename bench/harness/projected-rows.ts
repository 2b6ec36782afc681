import { join } from 'node:path';
import { projectTexts } from '../../src/core/cluster/project-texts.ts';
import { openCache } from '../../src/core/embed/cache/open-cache.ts';
import type { Engine } from '../../src/core/engine.ts';
import type { VectorSet } from '../../src/core/math/vectors.ts';
import type { OpenedTexts } from './opened-texts.ts';
import { benchCache } from './places.ts';
import { unwatched } from './unwatched.ts';

/** The vectors that are clustered, of all distinct texts; embedded once for all benchmarks. */
export async function projectAll(
  { instructions, unique, texts }: OpenedTexts,
  engine: Engine,
): Promise<VectorSet> {
  const { embedder } = engine;
  const place = { cacheFolder: join(benchCache, 'vectors'), cacheBytes: Infinity };
  const cache = await openCache(place, embedder, unique, unwatched);
  try {
    const parts = { ...engine, instructions, unique, cache };
    const options = { formWeight: 0.5, seed: 1 };
    return (await projectTexts(texts, parts, engine.products, options, unwatched)).vectors;
  } finally {
    await cache.close();
  }
}
