import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelState } from '../../src/protocol/panel-api.ts';

/** Indexes of the colours that the person chose, by cluster. */
export type ClusterColours = ReadonlyMap<number, number>;

const context = createContext<ClusterColours>(new Map());
export const ColoursProvider = context.Provider;

export function useColours(): ClusterColours {
  return useContext(context);
}

export function chosenColours(state: PanelState | undefined): ClusterColours {
  const clusters = state?.kind === 'done' ? state.run.clusters : [];
  return new Map(clusters.flatMap(({ id, colour }) => (colour === null ? [] : [[id, colour]])));
}
