import { join } from 'node:path';
import type { Work } from '../../progress.ts';
import { cacheFilesIn } from './cache-files.ts';
import type { CachedTexts } from './cache-places.ts';
import type { Embedder } from '../embedder.ts';
import { headerAt } from './segment-header.ts';
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
  const model = modelFolder({ id, revision });
  const options = { root: cacheFolder, model, dimensions, limitBytes: cacheBytes, notice };
  return VectorCache.open(options, texts);
}

/**
 * How long the vectors of a model are, if the cache has any; those used last when another model was behind its
 * name before.
 * @param root the folder of the caches of all models
 */
export async function cachedDimensions(
  root: string,
  model: Pick<Embedder, 'id' | 'revision'>,
): Promise<number | undefined> {
  const files = await cacheFilesIn(join(root, modelFolder(model)));
  const headers = await Promise.all(files.map(({ path }) => headerAt(path)));
  const found = headers.filter(header => typeof header === 'object');
  return found.toSorted((a, b) => b.lastUse - a.lastUse)[0]?.dimensions;
}

function modelFolder({ id, revision }: Pick<Embedder, 'id' | 'revision'>): string {
  return `${folderName(id)}-${revision.slice(0, 12)}`;
}

const longestName = 80;

/** An id without what the name of a folder cannot have; the revision keeps models apart. */
function folderName(id: string): string {
  return id.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(-longestName);
}
