import { useEffect, useState } from 'preact/hooks';
import type { Host } from './host.ts';

/** A cluster that was asked for elsewhere, until it is shown. */
export interface FocusRequest {
  readonly cluster: number | undefined;
  readonly fulfilled: () => void;
}

/** Heard from the start, so that a request sent right after `ready` is not missed. */
export function useFocusRequest(host: Host): FocusRequest {
  const [cluster, setCluster] = useState<number>();
  useEffect(() => host.onFocusCluster(setCluster), [host]);
  return { cluster, fulfilled: () => setCluster(undefined) };
}
