import type { CuratedState } from './curated-state.ts';

/** Colours that clusters have, one after the other by their ids. */
export const colourCount = 16;

/**
 * The colours of clusters that are about to be made: that of the id, unless more clusters have it than have
 * another one; then the first of those that the fewest have.
 * @param made ids that no cluster has
 * @returns for each an index of the palette, or null for the colour of its id
 */
export function freeColours(
  state: Pick<CuratedState, 'ids' | 'marksOf'>,
  made: readonly number[],
): ReadonlyMap<number, number | null> {
  const used = new Array<number>(colourCount).fill(0);
  const use = (colour: number): void => {
    used[colour % colourCount] = (used[colour % colourCount] ?? 0) + 1;
  };
  for (const id of state.ids()) use(state.marksOf(id).colour ?? id - 1);
  const colours = new Map<number, number | null>();
  for (const id of made) {
    const own = (id - 1) % colourCount;
    const fewest = Math.min(...used);
    const colour = used[own] === fewest ? own : used.indexOf(fewest);
    colours.set(id, colour === own ? null : colour);
    use(colour);
  }
  return colours;
}
