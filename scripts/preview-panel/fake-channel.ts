import type { Channel, Message } from '../../src/protocol/rpc.ts';

const listeners: ((message: Message) => void)[] = [];
let kept: unknown;

/** The channel to a page that runs in the same window, which believes that it talks to VS Code. */
export const fakeChannel: Channel = {
  send: message => window.postMessage(structuredClone(message)),
  onMessage: listener => listeners.push(listener),
  onClose: () => undefined,
};

Object.assign(window, {
  acquireVsCodeApi: () => ({
    postMessage: (message: Message) => {
      for (const listener of listeners) listener(structuredClone(message));
    },
    getState: () => kept,
    setState: (next: unknown) => {
      kept = next;
    },
  }),
});
