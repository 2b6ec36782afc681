import {
  exploreEvents,
  type ExploreApi,
  type ExploreState,
} from '../../src/protocol/explore-api.ts';
import { RpcClient } from '../../src/protocol/rpc.ts';
import type { VsCodeApi } from '../shared/vscode-api.ts';
import { eventsOf, windowChannel } from '../shared/window-channel.ts';

/** The extension, as the explore page sees it. */
export interface ExploreHost {
  readonly call: RpcClient<ExploreApi>['call'];
  /** Calls `listener` with every state the host sends; answers how to stop. */
  onState(listener: (state: ExploreState) => void): () => void;
}

export function connectHost(vscode: VsCodeApi): ExploreHost {
  const channel = windowChannel(vscode);
  const client = new RpcClient<ExploreApi>(channel);
  const on = eventsOf(channel);
  return {
    call: client.call.bind(client),
    onState: listener => on(exploreEvents.state, value => listener(value as ExploreState)),
  };
}
