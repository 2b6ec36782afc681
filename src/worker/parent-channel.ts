import type { Channel, Message } from '../protocol/rpc.ts';

/** The channel to the process that forked this one; without one there is nothing to live for. */
export function parentChannel(): Channel {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('The worker is started by the extension, not by itself.');
  process.on('disconnect', () => process.exit());
  return {
    send: message => void send(message),
    onMessage: listener => process.on('message', message => listener(message as Message)),
    onClose: listener => process.on('disconnect', () => listener('The host has gone.')),
  };
}
