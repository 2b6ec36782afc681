import { useRef, useState } from 'preact/hooks';
import type { SplitPlan } from '../contract.ts';
import type { Host } from '../host.ts';

/** Where the person is on the way to written files. */
export type SplitStep =
  | { readonly kind: 'closed' }
  | { readonly kind: 'planning' }
  | { readonly kind: 'confirm'; readonly plan: SplitPlan; readonly error: unknown }
  | { readonly kind: 'writing'; readonly plan: SplitPlan }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface SplitFlow {
  readonly step: SplitStep;
  /** Asks the host for the plan and shows it. */
  readonly open: () => void;
  readonly write: (plan: SplitPlan, replace: boolean) => void;
  /** Closes the confirmation; what is being written is cancelled. */
  readonly close: () => void;
}

/** Plan, confirm, write: each step's answer counts only while its step is shown. */
export function useSplit(call: Host['call']): SplitFlow {
  const [step, setStep] = useState<SplitStep>({ kind: 'closed' });
  const running = useRef(new AbortController());

  const begin = (next: SplitStep): AbortSignal => {
    running.current.abort();
    running.current = new AbortController();
    setStep(next);
    return running.current.signal;
  };
  const follow = async (
    signal: AbortSignal,
    work: Promise<SplitStep>,
    failed: (error: unknown) => SplitStep,
  ): Promise<void> => {
    const next = await work.catch(failed);
    if (!signal.aborted) setStep(next);
  };

  return {
    step,
    open: () => {
      const signal = begin({ kind: 'planning' });
      const plan = call('planSplit', undefined, { signal });
      void follow(
        signal,
        plan.then(value => ({ kind: 'confirm', plan: value, error: undefined })),
        error => ({ kind: 'failed', error }),
      );
    },
    write: (plan, replace) => {
      const signal = begin({ kind: 'writing', plan });
      void follow(
        signal,
        call('split', { replace }, { signal }).then(() => ({ kind: 'closed' })),
        error => ({ kind: 'confirm', plan, error }),
      );
    },
    close: () => {
      begin({ kind: 'closed' });
    },
  };
}
