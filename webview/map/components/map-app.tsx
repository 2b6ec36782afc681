import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ColoursProvider, type ClusterColours } from '../../shared/cluster-colours.ts';
import { useHostState } from '../../shared/use-host-state.ts';
import type { VsCodeApi } from '../../shared/vscode-api.ts';
import type { MapHost } from '../host.ts';
import { MapError } from './map-error.tsx';
import { MapStateView } from './map-state-view.tsx';

export interface MapAppProps {
  readonly host: MapHost;
  readonly vscode: VsCodeApi;
}

export function MapApp({ host, vscode }: MapAppProps): VNode {
  const [error, setError] = useState<unknown>();
  const state = useHostState(host, () => host.call('ready', undefined), setError);
  const path = state === undefined || state.kind === 'empty' ? undefined : state.path;
  useEffect(() => {
    if (path !== undefined) vscode.setState({ version: 1, path });
  }, [path]);
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
