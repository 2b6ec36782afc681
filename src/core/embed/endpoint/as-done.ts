/**
 * Does `work` for all `items`, several at once, and answers each as soon as it is done. After an error or an abort nothing
 * more is begun, and what is running is still answered: it may have been paid for.
 * @param most items that are worked on at one time
 * @throws the first error, or the reason of `signal`, after the last answer
 */
export async function* asDone<Item, Result>(
  items: Iterator<Item>,
  work: (item: Item) => Promise<Result>,
  most: () => number,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const running = new Map<number, Promise<Done<Result>>>();
  let failure: Failure | undefined;
  try {
    for (let [begun, more] = [0, true]; more || running.size > 0;) {
      if (signal.aborted) failure ??= { error: signal.reason };
      if (failure !== undefined) more = false;
      while (more && running.size < most()) {
        const item = items.next();
        if (item.done === true) more = false;
        else running.set(begun, done(begun++, work(item.value)));
      }
      if (running.size === 0) break;
      const first = await Promise.race(running.values());
      running.delete(first.number);
      if ('result' in first) yield first.result;
      else failure ??= first;
    }
  } finally {
    await Promise.allSettled(running.values());
  }
  if (failure !== undefined) throw failure.error;
}

interface Failure {
  readonly error: unknown;
}

type Done<Result> = { readonly number: number } & ({ readonly result: Result } | Failure);

/** Never fails. */
function done<Result>(number: number, work: Promise<Result>): Promise<Done<Result>> {
  return work.then(
    result => ({ number, result }),
    (error: unknown) => ({ number, error }),
  );
}
