import { useEffect, useState } from 'preact/hooks';
import type { ExploreState } from '../../../src/protocol/explore-api.ts';
import type { ExploreHost } from '../host.ts';

/** The host's state; undefined until the host has answered. */
export function useExploreState(
  host: ExploreHost,
  onError: (error: unknown) => void,
): ExploreState | undefined {
  const [state, setState] = useState<ExploreState>();
  useEffect(() => {
    const stop = host.onState(setState);
    host.call('ready', undefined).then(setState, onError);
    return stop;
  }, [host]);
  return state;
}
