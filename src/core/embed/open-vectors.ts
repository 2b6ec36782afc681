import type { UniqueRows } from '../dataset/unique-texts.ts';
import type { Work } from '../progress.ts';
import type { Embedder } from './embedder.ts';
import { GivenVectors, type OpenedVectors } from './given/given-vectors.ts';
import type { VectorFile } from './given/row-vectors.ts';
import { openCache, type CachePlace } from './open-cache.ts';

/**
 * Where the vectors of a file's texts come from: its rows, when they were computed elsewhere, else the cache
 * and the model.
 * @throws HumanError `cache-unusable`, `vector-field`, `vector-file` or `vector-row`
 */
export async function openVectors(
  place: CachePlace,
  embedder: Embedder,
  file: VectorFile,
  unique: UniqueRows,
  work: Pick<Work, 'notice'>,
): Promise<OpenedVectors> {
  if (embedder instanceof GivenVectors) return embedder.open(file, unique);
  return { embedder, store: await openCache(place, embedder, unique, work) };
}
