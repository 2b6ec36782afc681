import type { Work } from '../progress.ts';
import type { CachedTexts } from './cache-places.ts';
import type { Embedder } from './embedder.ts';
import { VectorCache } from './vector-cache.ts';

/** Where vectors are kept. */
export interface CachePlace {
  /** Holds a folder for each model. */
  readonly cacheFolder: string;
  /** Bytes that it may take; the least recently used vectors go first. */
  readonly cacheBytes: number;
}

/**
 * The vectors of one model, of which another revision has another folder.
 * @throws HumanError `cache-unusable`
 */
export function openCache(
  { cacheFolder, cacheBytes }: CachePlace,
  { id, revision, dimensions }: Pick<Embedder, 'id' | 'revision' | 'dimensions'>,
  texts: CachedTexts,
  { notice = () => undefined }: Pick<Work, 'notice'>,
): Promise<VectorCache> {
  const model = `${id}-${revision.slice(0, 12)}`;
  const options = { root: cacheFolder, model, dimensions, limitBytes: cacheBytes, notice };
  return VectorCache.open(options, texts);
}
