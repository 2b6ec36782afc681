import type { Channel, Message } from '../../src/protocol/rpc.ts';
import type { VsCodeApi } from './vscode-api.ts';

/** A webview's page ends with its host, so this channel never closes by itself. */
export function windowChannel(vscode: VsCodeApi): Channel {
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

/** How to listen to the host's events by name; listening answers how to stop. */
export function eventsOf(
  channel: Channel,
): (name: string, listener: (value: unknown) => void) => () => void {
  const events = new EventTarget();
  channel.onMessage(message => {
    if (message.kind !== 'event') return;
    events.dispatchEvent(new CustomEvent(message.name, { detail: message.value }));
  });
  return (name, listener) => {
    const receive = (event: Event): void => {
      if (event instanceof CustomEvent) listener(event.detail);
    };
    events.addEventListener(name, receive);
    return () => events.removeEventListener(name, receive);
  };
}
