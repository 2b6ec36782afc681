import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';

/** Clusters that the person has chosen to do something with all of them. */
export interface ClusterSelection {
  readonly selected: ReadonlySet<number>;
  /** Adds a cluster or takes it away. */
  readonly toggle: (id: number) => void;
  /** Adds all clusters from the one that was chosen last to this one, in the order of `shown`. */
  readonly extend: (id: number, shown: readonly number[]) => void;
  readonly clear: () => void;
}

const context = createContext<ClusterSelection>({
  selected: new Set(),
  toggle: () => undefined,
  extend: () => undefined,
  clear: () => undefined,
});
export const SelectionProvider = context.Provider;

export function useSelected(): ClusterSelection {
  return useContext(context);
}

/** @param there ids of the clusters there are; others are not selected any more */
export function useClusterSelection(there: readonly number[]): ClusterSelection {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [anchor, setAnchor] = useState<number>();
  return {
    selected: new Set(there.filter(id => chosen.has(id))),
    toggle: id => {
      setAnchor(id);
      setChosen(before => toggled(before, id));
    },
    extend: (id, shown) => setChosen(before => extended(before, shown, anchor ?? id, id)),
    clear: () => setChosen(new Set()),
  };
}

export function toggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** With all between two ids of a list, in either direction. */
export function extended(
  ids: ReadonlySet<number>,
  shown: readonly number[],
  from: number,
  to: number,
): ReadonlySet<number> {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)];
  if (a < 0 || b < 0) return toggled(ids, to);
  return new Set([...ids, ...shown.slice(Math.min(a, b), Math.max(a, b) + 1)]);
}
