import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Cluster } from '../../shared/contract.ts';

const context = createContext<readonly Cluster[]>([]);
export const ClustersProvider = context.Provider;

/** All clusters of the run, largest first. */
export function useClusters(): readonly Cluster[] {
  return useContext(context);
}
