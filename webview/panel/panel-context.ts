import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Host } from './host.ts';

/** What every part of the page may use. */
export interface PanelContext {
  readonly call: Host['call'];
  /** Waits for an action; its failure is shown at the top of the page. */
  readonly attempt: (action: Promise<unknown>) => void;
}

const context = createContext<PanelContext | undefined>(undefined);
export const PanelProvider = context.Provider;

export function usePanel(): PanelContext {
  const panel = useContext(context);
  if (!panel) throw new Error('A part of the page was rendered outside PanelProvider.');
  return panel;
}
