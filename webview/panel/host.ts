import { panelEvents, type PanelApi, type PanelState } from '../../src/protocol/panel-api.ts';
import { RpcClient } from '../../src/protocol/rpc.ts';
import type { VsCodeApi } from '../shared/vscode-api.ts';
import { eventsOf, windowChannel } from '../shared/window-channel.ts';

/** The extension, as the page sees it. */
export interface Host {
  readonly call: RpcClient<PanelApi>['call'];
  /** Calls `listener` with every state the host sends; answers how to stop. */
  onState(listener: (state: PanelState) => void): () => void;
  /** Calls `listener` with the id of a cluster that the person asked for elsewhere. */
  onFocusCluster(listener: (cluster: number) => void): () => void;
}

export function connectHost(vscode: VsCodeApi): Host {
  const channel = windowChannel(vscode);
  const client = new RpcClient<PanelApi>(channel);
  const on = eventsOf(channel);
  return {
    call: client.call.bind(client),
    onState: listener => on(panelEvents.state, value => listener(value as PanelState)),
    onFocusCluster: listener => on(panelEvents.focusCluster, value => listener(value as number)),
  };
}
