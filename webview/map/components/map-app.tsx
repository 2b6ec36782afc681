import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MapState } from '../../../src/protocol/map-api.ts';
import type { MapHost } from '../host.ts';
import { MapError } from './map-error.tsx';
import { MapStateView } from './map-state-view.tsx';

export function MapApp({ host }: { readonly host: MapHost }): VNode {
  const [state, setState] = useState<MapState>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const stop = host.onState(setState);
    host.call('ready', undefined).then(setState, setError);
    return stop;
  }, [host]);
  const attempt = (action: Promise<unknown>): void => {
    action.then(() => setError(undefined), setError);
  };
  return (
    <main>
      {error !== undefined && <MapError error={error} onDismiss={() => setError(undefined)} />}
      <MapStateView host={host} state={state} attempt={attempt} />
    </main>
  );
}
