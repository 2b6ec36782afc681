import type { UniqueRows } from '../dataset/scan/unique-texts.ts';
import type { Work } from '../progress.ts';
import type { CachedTexts } from './cache/cache-places.ts';
import type { Embedder } from './embedder.ts';
import { EndpointEmbedder } from './endpoint/endpoint-embedder.ts';
import { GivenVectors, type OpenedVectors } from './given/given-vectors.ts';
import type { VectorFile } from './given/row-vectors.ts';
import { cachedDimensions, openCache, type CachePlace } from './cache/open-cache.ts';

type Watched = Pick<Work, 'notice' | 'signal'>;

/**
 * Where the vectors of a file's texts come from: its rows, when they were computed elsewhere, else the cache
 * and the model.
 * @param wanted numbers of the texts that will be asked for
 * @throws HumanError `cache-unusable`, `vector-field`, `vector-file` or `vector-row`, or as `EndpointEmbedder.connect`
 */
export async function openVectors(
  place: CachePlace,
  embedder: Embedder,
  file: VectorFile,
  unique: UniqueRows,
  wanted: Uint32Array,
  work: Watched,
): Promise<OpenedVectors> {
  if (embedder instanceof GivenVectors) return embedder.open(file, unique);
  return openComputed(place, embedder, unique, wanted, work);
}

/**
 * The cache and the model. A server is needed only for texts that are not in the cache.
 * @throws HumanError as `openVectors`
 */
export async function openComputed(
  place: CachePlace,
  embedder: Embedder,
  texts: CachedTexts,
  wanted: Uint32Array,
  work: Watched,
): Promise<OpenedVectors> {
  if (!(embedder instanceof EndpointEmbedder)) {
    return { embedder, store: await openCache(place, embedder, texts, work) };
  }
  const dimensions = await cachedDimensions(place.cacheFolder, embedder);
  if (dimensions !== undefined) {
    const known = embedder.ofLength(dimensions);
    const store = await openCache(place, known, texts, work);
    if (wanted.every(text => store.has(text))) return { embedder: known, store };
    await store.close();
  }
  const connected = await embedder.connect(work.signal);
  return { embedder: connected, store: await openCache(place, connected, texts, work) };
}
