import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HumanError } from '../../../src/core/errors.ts';
import { ChannelClosedError, RpcClient, serve, type Handlers } from '../../../src/protocol/rpc.ts';
import { channelPair, type ChannelPair } from './channel-pair.ts';

interface TestApi {
  readonly add: { params: { a: number; b: number }; result: number };
  readonly vectors: { params: { count: number }; result: Float32Array };
  readonly fail: { params: { how: 'human' | 'error' | 'text' | 'uncloneable' }; result: unknown };
  readonly count: { params: { to: number }; result: string; progress: { done: number } };
  readonly wait: { params: undefined; result: string };
}

let channels: ChannelPair;
let client: RpcClient<TestApi>;
/** Resolves when a call to `wait` has arrived. */
let waiting: Promise<void>;
/** Calls to `wait` that were aborted. */
let aborted: string[];

beforeEach(() => {
  channels = channelPair();
  const abortedHere: string[] = [];
  aborted = abortedHere;
  let arrived = (): void => undefined;
  waiting = new Promise(resolve => (arrived = resolve));
  const handlers: Handlers<TestApi> = {
    add: ({ a, b }) => a + b,
    vectors: ({ count }) => Promise.resolve(new Float32Array(count).fill(0.5)),
    fail: ({ how }) => fail(how),
    count: ({ to }, { report }) => {
      for (let done = 1; done <= to; done++) report({ done });
      return `counted to ${to}`;
    },
    wait: (_, { signal }) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => {
          abortedHere.push('wait');
          resolve('cancelled');
        });
        arrived();
      }),
  };
  serve<TestApi>(channels.server, handlers);
  client = new RpcClient<TestApi>(channels.client);
});

afterEach(() => channels.close());

function fail(how: TestApi['fail']['params']['how']): unknown {
  if (how === 'human') throw new HumanError('source-missing', 'data.jsonl does not exist.');
  if (how === 'error') throw new RangeError('out of range');
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- what libraries do
  if (how === 'text') throw 'just a text';
  return () => 'a function cannot be sent';
}

describe('a call', () => {
  it('is answered by its handler', async () => {
    expect(await client.call('add', { a: 2, b: 3 })).toBe(5);
    expect(await client.call('vectors', { count: 3 })).toEqual(Float32Array.of(0.5, 0.5, 0.5));
  });

  it('is answered by its own handler when several wait', async () => {
    const sums = Array.from({ length: 20 }, (_, a) => client.call('add', { a, b: 1 }));
    expect(await Promise.all(sums)).toEqual(sums.map((_, a) => a + 1));
  });

  it('hears of progress in order, and of no other call', async () => {
    const seen: number[] = [];
    const other: number[] = [];
    const [first, second] = await Promise.all([
      client.call('count', { to: 3 }, { onProgress: ({ done }) => seen.push(done) }),
      client.call('count', { to: 1 }, { onProgress: ({ done }) => other.push(done) }),
    ]);
    expect([first, second]).toEqual(['counted to 3', 'counted to 1']);
    expect([seen, other]).toEqual([[1, 2, 3], [1]]);
    expect(await client.call('count', { to: 2 })).toBe('counted to 2');
  });
});

describe('an error', () => {
  it('for a person arrives as it was thrown', async () => {
    const error: unknown = await client.call('fail', { how: 'human' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(HumanError);
    expect(error).toMatchObject({ code: 'source-missing', message: 'data.jsonl does not exist.' });
  });

  it('of ours arrives with its message and the stack of the other side', async () => {
    const error: unknown = await client.call('fail', { how: 'error' }).catch((e: unknown) => e);
    expect(error).not.toBeInstanceOf(HumanError);
    expect(error).toMatchObject({
      message: 'out of range',
      stack: expect.stringContaining('RangeError: out of range\n    at fail') as unknown,
    });
  });

  it('that is no Error arrives as one', async () => {
    await expect(client.call('fail', { how: 'text' })).rejects.toThrow('just a text');
  });

  it('is the answer when a result cannot be sent', async () => {
    await expect(client.call('fail', { how: 'uncloneable' })).rejects.toThrow(
      'could not be cloned',
    );
  });

  it('is the answer to a method that does not exist', async () => {
    for (const name of ['nothing', 'toString', '__proto__']) {
      await expect(client.call(name as 'add', { a: 1, b: 2 })).rejects.toThrow(
        `There is no method ${name}.`,
      );
    }
    expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
  });
});

describe('a signal', () => {
  it('reaches the handler of its call, and no other', async () => {
    const abort = new AbortController();
    const call = client.call('wait', undefined, { signal: abort.signal });
    const other = client.call('wait', undefined);
    await waiting;
    abort.abort();
    expect(await call).toBe('cancelled');
    expect(aborted).toHaveLength(1);
    channels.close();
    await expect(other).rejects.toThrow(ChannelClosedError);
  });

  it('reaches the handler when it was aborted before the call', async () => {
    expect(await client.call('wait', undefined, { signal: AbortSignal.abort() })).toBe('cancelled');
  });

  it('does nothing when the answer is there already', async () => {
    const abort = new AbortController();
    await client.call('add', { a: 1, b: 2 }, { signal: abort.signal });
    abort.abort();
    expect(await client.call('add', { a: 1, b: 2 })).toBe(3);
  });
});

describe('a channel that closes', () => {
  it('rejects what waits and what comes later', async () => {
    const calls = [client.call('wait', undefined), client.call('wait', undefined)];
    await waiting;
    channels.close();
    for (const call of calls) await expect(call).rejects.toThrow(ChannelClosedError);
    await expect(client.call('add', { a: 1, b: 2 })).rejects.toThrow('gone');
  });

  it('aborts what its handlers still do', async () => {
    const call = client.call('wait', undefined);
    await waiting;
    channels.close();
    await expect(call).rejects.toThrow(ChannelClosedError);
    await expect.poll(() => aborted).toHaveLength(1);
  });

  it('leaves no listener on the signal of a call', async () => {
    const abort = new AbortController();
    const call = client.call('wait', undefined, { signal: abort.signal });
    await waiting;
    channels.close();
    await expect(call).rejects.toThrow(ChannelClosedError);
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
  });
});
