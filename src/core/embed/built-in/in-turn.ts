/**
 * Does `work` for all `items`, several at once, and answers in the order of the items. When it ends early,
 * by an error or by a reader that has seen enough, what is running is waited for.
 * @param most items that are worked on or wait to be read at one time
 * @throws the reason of `signal`, between items
 */
export async function* inTurn<Item, Result>(
  items: Iterator<Item>,
  work: (item: Item) => Promise<Result>,
  most: () => number,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for (let more = true; more || running.length > 0;) {
      signal.throwIfAborted();
      while (more && running.length < most()) {
        const item = items.next();
        if (item.done === true) more = false;
        else running.push(handled(work(item.value)));
      }
      const first = running[0];
      if (first === undefined) return;
      yield await first;
      void running.shift();
    }
  } finally {
    await Promise.allSettled(running);
  }
}

/** A promise that may fail before anybody waits for it, which would end the process. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
