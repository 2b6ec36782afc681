import { useEffect, useState } from 'preact/hooks';

/** The extension, as a page sees it that shows one state. */
interface StateHost<S> {
  /** Calls `listener` with every state the host sends; answers how to stop. */
  onState(listener: (state: S) => void): () => void;
}

/**
 * The host's state; undefined until the host has answered.
 * @param ready tells the host that the page has loaded, and answers its state
 * @param onError hears why the host did not answer
 */
export function useHostState<S>(
  host: StateHost<S>,
  ready: () => Promise<S>,
  onError: (error: unknown) => void,
): S | undefined {
  const [state, setState] = useState<S>();
  useEffect(() => {
    const stop = host.onState(setState);
    ready().then(setState, onError);
    return stop;
  }, [host]);
  return state;
}
