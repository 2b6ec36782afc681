import { describe, expect, it } from 'vitest';
import { FolderQueue } from '../../../src/worker/folder-queue.ts';

const { signal } = new AbortController();

/** A task that ends when it is told to, and what it did so far. */
function task(): {
  readonly run: () => Promise<string>;
  readonly log: string[];
  end(fail?: Error): void;
} {
  const log: string[] = [];
  let end: (fail?: Error) => void = () => undefined;
  const told = new Promise<string>((resolve, reject) => {
    end = fail => (fail === undefined ? resolve('done') : reject(fail));
  });
  const run = (): Promise<string> => {
    log.push('begun');
    return told;
  };
  return { run, log, end };
}

function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

describe('FolderQueue', () => {
  it('begins work on a folder when the earlier work has ended, also badly', async () => {
    const queue = new FolderQueue();
    const [first, second, third] = [task(), task(), task()];
    const failing = queue.run('a', signal, first.run);
    const waiting = queue.run('a', signal, second.run);
    const last = queue.run('a', signal, third.run);
    await settled();
    expect([first.log, second.log, third.log]).toEqual([['begun'], [], []]);
    first.end(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await settled();
    expect([second.log, third.log]).toEqual([['begun'], []]);
    second.end();
    await expect(waiting).resolves.toBe('done');
    third.end();
    await expect(last).resolves.toBe('done');
  });

  it('lets work on other folders go on beside it', async () => {
    const queue = new FolderQueue();
    const [first, second] = [task(), task()];
    const one = queue.run('a', signal, first.run);
    const other = queue.run('b', signal, second.run);
    second.end();
    await expect(other).resolves.toBe('done');
    first.end();
    await expect(one).resolves.toBe('done');
  });

  it('lets aborted work end at once, and the next one wait for the first all the same', async () => {
    const queue = new FolderQueue();
    const [first, second, third] = [task(), task(), task()];
    const abort = new AbortController();
    const one = queue.run('a', signal, first.run);
    const cancelled = queue.run('a', abort.signal, second.run);
    const next = queue.run('a', signal, third.run);
    abort.abort();
    second.end();
    await expect(cancelled).resolves.toBe('done');
    await settled();
    expect(third.log).toEqual([]);
    first.end();
    await one;
    third.end();
    await expect(next).resolves.toBe('done');
  });
});
