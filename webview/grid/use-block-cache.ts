import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { BlockCache } from './block-cache.ts';

/**
 * A cache whose changes render the component again, and which forgets everything when `version` changes.
 * @param onError hears why something does not come
 */
export function useBlockCache<T>(
  load: (first: number, count: number) => Promise<readonly T[]>,
  version: string,
  onError: (error: unknown) => void,
): BlockCache<T> {
  const [, changed] = useReducer<number, undefined>(serial => serial + 1, 0);
  const cache = useMemo(() => new BlockCache(load, () => changed(undefined), onError), []);
  useEffect(() => {
    cache.reset();
    changed(undefined);
  }, [version]);
  return cache;
}
