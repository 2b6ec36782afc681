import { rowsEvents, type RowsApi, type RowsState } from '../../src/protocol/rows-api.ts';
import { RpcClient } from '../../src/protocol/rpc.ts';
import type { VsCodeApi } from '../shared/vscode-api.ts';
import { eventsOf, windowChannel } from '../shared/window-channel.ts';

/** The extension, as the rows view sees it. */
export interface RowsHost {
  readonly call: RpcClient<RowsApi>['call'];
  /** Calls `listener` with every state the host sends; answers how to stop. */
  onState(listener: (state: RowsState) => void): () => void;
  /** Calls `listener` with a line that the person asked for elsewhere. */
  onReveal(listener: (line: number) => void): () => void;
}

export function connectHost(vscode: VsCodeApi): RowsHost {
  const channel = windowChannel(vscode);
  const client = new RpcClient<RowsApi>(channel);
  const on = eventsOf(channel);
  return {
    call: client.call.bind(client),
    onState: listener => on(rowsEvents.state, value => listener(value as RowsState)),
    onReveal: listener => on(rowsEvents.reveal, value => listener(value as number)),
  };
}
