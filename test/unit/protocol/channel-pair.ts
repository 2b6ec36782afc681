import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Channel, Message } from '../../../src/protocol/rpc.ts';

/** Two ends of a real channel: messages are cloned and arrive later, as between processes. */
export interface ChannelPair {
  readonly client: Channel;
  readonly server: Channel;
  /** Ends both sides, as when a process dies. */
  readonly close: () => void;
}

export function channelPair(): ChannelPair {
  const { port1, port2 } = new MessageChannel();
  return { client: channelOf(port1), server: channelOf(port2), close: () => port1.close() };
}

function channelOf(port: MessagePort): Channel {
  return {
    send: message => port.postMessage(message),
    onMessage: listener => port.on('message', (message: Message) => listener(message)),
    onClose: listener => port.on('close', () => listener('gone')),
  };
}
