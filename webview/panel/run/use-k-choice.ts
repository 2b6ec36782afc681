import { useEffect, useRef, useState } from 'preact/hooks';
import type { DoneState } from '../../shared/contract.ts';
import { usePanel } from '../panel-context.ts';

/** Milliseconds without a key before a k that was chosen by keys is asked for. */
const keyPause = 350;

export interface KChoiceState {
  /** What the slider stands at. */
  readonly k: number;
  /** Whether the person is looking at another k than the clusters have or will have. */
  readonly drafting: boolean;
  readonly draft: (k: number) => void;
  /** Asks for the k of the draft, after a pause in which another may be chosen. */
  readonly commit: (k: number | 'auto') => void;
}

/** The k that is shown: the draft, else the one that is on its way, else that of the clusters. */
export function useKChoice({ run, recut }: DoneState): KChoiceState {
  const { call, attempt } = usePanel();
  const [draft, setDraft] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const asked = recut?.k === 'auto' ? run.automaticK : recut?.k;
  const current = asked ?? run.k;
  const ask = (k: number | 'auto'): void => {
    if (k === current) {
      setDraft(undefined);
      return;
    }
    attempt(call('recut', { k }).finally(() => setDraft(undefined)));
  };
  return {
    k: draft ?? current,
    drafting: draft !== undefined && draft !== current,
    draft: k => {
      clearTimeout(timer.current);
      setDraft(k);
    },
    commit: k => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => ask(k), keyPause);
    },
  };
}
