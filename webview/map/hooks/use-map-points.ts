import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { MapPoints, Progress } from '../contract.ts';
import type { MapHost } from '../host.ts';

/** How far the points of the map are. */
export type PointsState =
  | { readonly kind: 'making'; readonly progress: Progress | undefined }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'done'; readonly points: MapPoints };

export interface MapPointsFlow {
  readonly state: PointsState;
  readonly cancel: () => void;
  readonly again: () => void;
}

/**
 * Asks for the points, which makes the map when there is none.
 * @param version another one, other points; undefined when there are none to ask for
 */
export function useMapPoints(host: MapHost, version: string | undefined): MapPointsFlow {
  const [state, setState] = useState<PointsState>({ kind: 'making', progress: undefined });
  const [asked, setAsked] = useState(0);
  const abort = useRef<AbortController>(undefined);

  useEffect(() => {
    if (version === undefined) return;
    const controller = new AbortController();
    abort.current = controller;
    let left = false;
    const show = (next: PointsState): void => {
      if (!left) setState(next);
    };
    // What is on the screen stays until its successor is there.
    setState(before => (before.kind === 'done' ? before : { kind: 'making', progress: undefined }));
    const onProgress = (progress: Progress): void => show({ kind: 'making', progress });
    host.call('points', undefined, { signal: controller.signal, onProgress }).then(
      outcome =>
        show(
          outcome.status === 'done'
            ? { kind: 'done', points: outcome.value }
            : { kind: 'cancelled' },
        ),
      (error: unknown) => show({ kind: 'failed', error }),
    );
    return () => {
      left = true;
      controller.abort();
    };
  }, [host, version, asked]);

  const cancel = useCallback(() => abort.current?.abort(), []);
  const again = useCallback(() => {
    setState({ kind: 'making', progress: undefined });
    setAsked(times => times + 1);
  }, []);
  return { state, cancel, again };
}
