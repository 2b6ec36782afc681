import { useEffect, useState } from 'preact/hooks';
import type { RowsState } from '../../../src/protocol/rows-api.ts';
import type { RowsHost } from '../host.ts';

/** The host's state; undefined until the host has answered. */
export function useRowsState(
  host: RowsHost,
  onError: (error: unknown) => void,
): RowsState | undefined {
  const [state, setState] = useState<RowsState>();
  useEffect(() => {
    const stop = host.onState(setState);
    host.call('ready', undefined).then(setState, onError);
    return stop;
  }, [host]);
  return state;
}
