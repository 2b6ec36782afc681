import { HumanError } from '../core/errors.ts';

/**
 * One small request protocol for both boundaries: host ↔ worker and webview ↔ host. A request has
 * an id; its answers are any number of progress messages and then one result or one error. Closing
 * the channel rejects everything that is pending, so nobody is left waiting for a dead process.
 */
export interface Channel {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
  onClose(listener: (reason: string) => void): void;
}

/** The methods of one direction: what they take, answer, and report meanwhile. */
export type Api<Self> = {
  readonly [Method in keyof Self]: {
    readonly params: unknown;
    readonly result: unknown;
    readonly progress?: unknown;
  };
};

type ProgressOf<Entry> = Entry extends { readonly progress: infer P } ? P : never;

export interface CallContext<P> {
  readonly signal: AbortSignal;
  readonly report: (progress: P) => void;
}

/** The serving side of an API: one handler a method. */
export type Handlers<A extends Api<A>> = {
  readonly [Method in keyof A]: (
    params: A[Method]['params'],
    context: CallContext<ProgressOf<A[Method]>>,
  ) => A[Method]['result'] | Promise<A[Method]['result']>;
};

export interface CallOptions<P> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: P) => void) | undefined;
}

interface WireError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Set when the error was a HumanError. */
  readonly code: string | undefined;
}

export type Message =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };

/** The channel closed while a request was waiting: the other process ended. */
export class ChannelClosedError extends Error {
  override readonly name = 'ChannelClosedError';
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
}

/** The calling side of an API. */
export class RpcClient<A extends Api<A>> {
  private nextId = 1;
  private closed: string | undefined;
  private readonly pending = new Map<number, Pending>();

  constructor(private readonly channel: Channel) {
    channel.onMessage(message => {
      this.receive(message);
    });
    channel.onClose(reason => {
      this.closed = reason;
      for (const call of this.pending.values()) call.reject(new ChannelClosedError(reason));
      this.pending.clear();
    });
  }

  /**
   * Calls `method` on the other side.
   * @throws HumanError when the handler threw one; ChannelClosedError when the other side ended
   */
  call<Method extends keyof A & string>(
    method: Method,
    params: A[Method]['params'],
    options: CallOptions<ProgressOf<A[Method]>> = {},
  ): Promise<A[Method]['result']> {
    if (this.closed !== undefined) return Promise.reject(new ChannelClosedError(this.closed));
    const id = this.nextId++;
    const { signal, onProgress } = options;
    return new Promise<A[Method]['result']>((resolve, reject) => {
      const cancel = (): void => {
        this.channel.send({ kind: 'cancel', id });
      };
      const settled = (): void => {
        this.pending.delete(id);
        signal?.removeEventListener('abort', cancel);
      };
      this.pending.set(id, {
        resolve: value => {
          settled();
          resolve(value);
        },
        reject: error => {
          settled();
          reject(error);
        },
        onProgress: onProgress as ((value: unknown) => void) | undefined,
      });
      this.channel.send({ kind: 'request', id, method, params });
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  private receive(message: Message): void {
    if (message.kind === 'progress') this.pending.get(message.id)?.onProgress?.(message.value);
    else if (message.kind === 'result') this.pending.get(message.id)?.resolve(message.value);
    else if (message.kind === 'error')
      this.pending.get(message.id)?.reject(fromWire(message.error));
  }
}

/** Answers the requests of `channel` with `handlers`; an aborted request's handler sees its signal. */
export function serve<A extends Api<A>>(channel: Channel, handlers: Handlers<A>): void {
  const running = new Map<number, AbortController>();

  const answer = async (id: number, method: string, params: unknown): Promise<void> => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      if (!Object.hasOwn(handlers, method)) throw new Error(`There is no method ${method}.`);
      const handler = handlers[method as keyof A] as (
        p: unknown,
        c: CallContext<unknown>,
      ) => unknown;
      const report = (value: unknown): void => {
        channel.send({ kind: 'progress', id, value });
      };
      const value = await handler(params, { signal: abort.signal, report });
      channel.send({ kind: 'result', id, value });
    } catch (error) {
      channel.send({ kind: 'error', id, error: toWire(error) });
    } finally {
      running.delete(id);
    }
  };

  channel.onMessage(message => {
    if (message.kind === 'request') void answer(message.id, message.method, message.params);
    else if (message.kind === 'cancel') running.get(message.id)?.abort();
  });
  channel.onClose(() => {
    for (const abort of running.values()) abort.abort();
  });
}

function toWire(error: unknown): WireError {
  if (!(error instanceof Error))
    return { message: String(error), stack: undefined, code: undefined };
  const code = error instanceof HumanError ? error.code : undefined;
  return { message: error.message, stack: error.stack, code };
}

function fromWire(wire: WireError): Error {
  const error =
    wire.code === undefined ? new Error(wire.message) : new HumanError(wire.code, wire.message);
  if (wire.stack !== undefined) error.stack = wire.stack;
  return error;
}
