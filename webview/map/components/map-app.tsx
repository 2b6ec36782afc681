import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MapState } from '../../../src/protocol/map-api.ts';
import { ColoursProvider, type ClusterColours } from '../../cluster-colours.ts';
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
  const clusters = state?.kind === 'clustered' ? state.clusters : [];
  const colours: ClusterColours = new Map(
    clusters.flatMap(({ id, colour }) => (colour === null ? [] : [[id, colour]])),
  );
  return (
    <main>
      {error !== undefined && <MapError error={error} onDismiss={() => setError(undefined)} />}
      <ColoursProvider value={colours}>
        <MapStateView host={host} state={state} attempt={attempt} />
      </ColoursProvider>
    </main>
  );
}
