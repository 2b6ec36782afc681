import { useEffect, useState } from 'preact/hooks';
import type { PanelState } from '../../src/protocol/panel-api.ts';
import type { Host } from '../host.ts';

/**
 * The host's state; undefined until the host has answered.
 * @param onError hears why the host did not answer
 */
export function useHostState(
  host: Host,
  onError: (error: unknown) => void,
): PanelState | undefined {
  const [state, setState] = useState<PanelState>();
  useEffect(() => {
    const stop = host.onState(setState);
    host.call('ready', undefined).then(setState, onError);
    return stop;
  }, [host]);
  return state;
}
