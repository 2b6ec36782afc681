/**
 * Reads `source` one item ahead of whoever reads the result, so that the next one is being made
 * while this one is used. An error comes up when its item is asked for.
 */
export async function* ahead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]();
  let next = startNext(items);
  try {
    for (;;) {
      const item = await next;
      if (item.done === true) return;
      next = startNext(items);
      yield item.value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return?.();
  }
}

function startNext<T>(items: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = items.next();
  next.catch(() => undefined); // it may never be asked for
  return next;
}
