/** Lets work on one run folder begin only when the earlier work on it has ended. */
export class FolderQueue {
  private readonly last = new Map<string, Promise<void>>();

  /**
   * Runs `task` after all that was asked for `folder` before; at once when `signal` is aborted, since
   * it ends without doing anything then.
   */
  run<T>(folder: string, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    const earlier = this.last.get(folder) ?? Promise.resolve();
    const done = Promise.race([earlier, aborted(signal)]).then(task);
    const ended = Promise.allSettled([earlier, done]).then(() => {
      if (this.last.get(folder) === ended) this.last.delete(folder);
    });
    this.last.set(folder, ended);
    return done;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
