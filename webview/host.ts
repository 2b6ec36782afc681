import { panelEvents, type PanelApi, type PanelState } from '../src/protocol/panel-api.ts';
import { RpcClient, type Channel, type Message } from '../src/protocol/rpc.ts';
import type { VsCodeApi } from './vscode-api.ts';

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
  const events = new EventTarget();
  channel.onMessage(message => {
    if (message.kind !== 'event') return;
    events.dispatchEvent(new CustomEvent(message.name, { detail: message.value }));
  });

  const on = (name: string, listener: (value: unknown) => void): (() => void) => {
    const receive = (event: Event): void => {
      if (event instanceof CustomEvent) listener(event.detail);
    };
    events.addEventListener(name, receive);
    return () => events.removeEventListener(name, receive);
  };
  return {
    call: client.call.bind(client),
    onState: listener => on(panelEvents.state, value => listener(value as PanelState)),
    onFocusCluster: listener => on(panelEvents.focusCluster, value => listener(value as number)),
  };
}

/** A webview's page ends with its host, so this channel never closes by itself. */
function windowChannel(vscode: VsCodeApi): Channel {
  return {
    send: message => vscode.postMessage(message),
    onMessage: listener => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isMessage(event.data)) listener(event.data);
      });
    },
    onClose: () => undefined,
  };
}

/** Other scripts of the workbench post to the same window; ours carry a `kind`. */
function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'kind' in data;
}
