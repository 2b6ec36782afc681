import { mapEvents, type MapApi, type MapState } from '../../src/protocol/map-api.ts';
import { RpcClient } from '../../src/protocol/rpc.ts';
import type { VsCodeApi } from '../shared/vscode-api.ts';
import { eventsOf, windowChannel } from '../shared/window-channel.ts';

/** The extension, as the map sees it. */
export interface MapHost {
  readonly call: RpcClient<MapApi>['call'];
  /** Calls `listener` with every state the host sends; answers how to stop. */
  onState(listener: (state: MapState) => void): () => void;
}

export function connectHost(vscode: VsCodeApi): MapHost {
  const channel = windowChannel(vscode);
  const client = new RpcClient<MapApi>(channel);
  const on = eventsOf(channel);
  return {
    call: client.call.bind(client),
    onState: listener => on(mapEvents.state, value => listener(value as MapState)),
  };
}
