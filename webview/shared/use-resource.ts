import { useEffect, useState } from 'preact/hooks';

export interface Resource<T> {
  /** The last answer; while another is awaited, that of the key before. */
  readonly value: T | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly retry: () => void;
}

/**
 * What `load` answers; loaded again when `key` changes or on `retry`. An answer that comes after
 * its key has changed is ignored.
 */
export function useResource<T>(key: string, load: () => Promise<T>): Resource<T> {
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<unknown>();
  const [loading, setLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    const settle = (loaded: T | undefined, failure: unknown): void => {
      if (!current) return;
      setValue(() => loaded);
      setError(failure);
      setLoading(false);
    };
    setLoading(true);
    load().then(
      loaded => settle(loaded, undefined),
      (failure: unknown) => settle(undefined, failure),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  return { value, error, loading, retry: () => setAttempt(attempt + 1) };
}
