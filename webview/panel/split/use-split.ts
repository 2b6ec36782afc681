import { useRef, useState } from 'preact/hooks';
import type { SplitOptions, SplitPlan } from '../../shared/contract.ts';
import type { Host } from '../host.ts';

/** Where the person is on the way to written files. */
export type SplitStep =
  | { readonly kind: 'closed' }
  | { readonly kind: 'planning' }
  | {
      readonly kind: 'confirm';
      readonly options: SplitOptions;
      /** The last one there is; with other options until that for these has come. */
      readonly plan: SplitPlan;
      /** Whether the plan is that of the options. */
      readonly current: boolean;
      readonly error: unknown;
    }
  | { readonly kind: 'writing'; readonly options: SplitOptions; readonly plan: SplitPlan }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface SplitFlow {
  readonly step: SplitStep;
  /** Asks the host for the plan and shows it. */
  readonly open: () => void;
  /** Shows the plan with other options. */
  readonly change: (options: SplitOptions, plan: SplitPlan) => void;
  readonly write: (options: SplitOptions, plan: SplitPlan, replace: boolean) => void;
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
  const planned = async (options: SplitOptions, signal: AbortSignal): Promise<SplitStep> => {
    const plan = await call('planSplit', { options }, { signal });
    return { kind: 'confirm', options, plan, current: true, error: undefined };
  };

  return {
    step,
    open: () => {
      const signal = begin({ kind: 'planning' });
      void follow(signal, planned({}, signal), error => ({ kind: 'failed', error }));
    },
    change: (options, plan) => {
      const shown = { kind: 'confirm', options, plan, current: false } as const;
      const signal = begin({ ...shown, error: undefined });
      void follow(signal, planned(options, signal), error => ({ ...shown, error }));
    },
    write: (options, plan, replace) => {
      const signal = begin({ kind: 'writing', options, plan });
      void follow(
        signal,
        call('split', { options, replace }, { signal }).then(() => ({ kind: 'closed' })),
        error => ({ kind: 'confirm', options, plan, current: true, error }),
      );
    },
    close: () => {
      begin({ kind: 'closed' });
    },
  };
}
