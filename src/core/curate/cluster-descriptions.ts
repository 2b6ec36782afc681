import type { RunCluster } from '../run/run.ts';
import type { CuratedState } from './curated-state.ts';
import type { CuratedCluster } from './curated-view.ts';

/** What is known of the rows of a cluster. */
export type Description = Omit<RunCluster, 'id' | 'rows'>;

const mostTerms = 10;
const mostSamples = 10;

/**
 * Descriptions of clusters by the fingerprints of their rows, so that undoing an edit needs no new one.
 * Begins with those of the run.
 */
export class ClusterDescriptions {
  private readonly known = new Map<string, Description>();
  private readonly found: Map<string, Description>;

  /**
   * @param untouched the state before any edit
   * @param found earlier
   */
  constructor(
    private readonly clusters: readonly RunCluster[],
    untouched: CuratedState,
    found: ReadonlyMap<string, Description> = new Map(),
  ) {
    this.found = new Map(found);
    for (const cluster of clusters) {
      this.known.set(untouched.members.fingerprint(cluster.id), cluster);
    }
  }

  add(fingerprint: string, description: Description): void {
    this.found.set(fingerprint, description);
  }

  /** What has been found besides what the run says, the latest last. */
  get added(): ReadonlyMap<string, Description> {
    return this.found;
  }

  find(fingerprint: string): Description | undefined {
    return this.known.get(fingerprint) ?? this.found.get(fingerprint);
  }

  /** Of clusters that are not known: what the run says of the clusters that their rows come from. */
  guess(
    state: CuratedState,
    cluster: Int32Array,
    ids: readonly number[],
  ): ReadonlyMap<number, Description> {
    if (ids.length === 0) return new Map();
    const counts = rowsByOrigin(state, cluster, ids);
    return new Map(ids.map(id => [id, this.guessOne(state, id, counts.get(id) ?? new Map())]));
  }

  private guessOne(
    { places }: CuratedState,
    id: number,
    origins: ReadonlyMap<number, number>,
  ): Description {
    const sources = [...origins]
      .toSorted(([, a], [, b]) => b - a)
      .map(([from]) => this.clusters.find(cluster => cluster.id === from))
      .filter(found => found !== undefined);
    const samples = (kind: keyof Description['samples']): number[] =>
      inTurn(sources.map(source => source.samples[kind].filter(row => places[row] === id))).slice(
        0,
        mostSamples,
      );
    const terms = new Map(
      inTurn(sources.map(({ terms: list }) => list)).map(entry => [entry.term, entry]),
    );
    const rows = sources.reduce((sum, source) => sum + (origins.get(source.id) ?? 0), 0);
    const weighted = sources.reduce(
      (sum, source) => sum + source.tightness * (origins.get(source.id) ?? 0),
      0,
    );
    return {
      terms: [...terms.values()].slice(0, mostTerms),
      samples: {
        central: samples('central'),
        varied: samples('varied'),
        far: samples('far'),
        random: samples('random'),
      },
      tightness: rows > 0 ? weighted / rows : 0,
    };
  }
}

/** What is known of clusters after a person's changes. */
export function curatedClusters(
  state: CuratedState,
  descriptions: ClusterDescriptions,
  cluster: Int32Array,
  ids: readonly number[],
): CuratedCluster[] {
  const known = ids.map(id => descriptions.find(state.members.fingerprint(id)));
  const unknown = ids.filter((_, at) => known[at] === undefined);
  const guessed = descriptions.guess(state, cluster, unknown);
  return ids.flatMap((id, at) => {
    const description = known[at] ?? guessed.get(id);
    if (description === undefined) return [];
    return {
      ...description, // may be that of a cluster with another id
      id,
      rows: state.members.rows(id),
      droppedRows: state.members.droppedRows(id),
      described: known[at] !== undefined,
      ...state.marksOf(id),
    };
  });
}

/** Of some clusters, how many of their rows the run had in which cluster; dropped rows do not count. */
function rowsByOrigin(
  { places, highest }: CuratedState,
  cluster: Int32Array,
  ids: readonly number[],
): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const width = highest + 1;
  const slots = new Int32Array(width).fill(-1);
  ids.forEach((id, slot) => (slots[id] = slot));
  const counts = new Int32Array(ids.length * width);
  for (let row = 0; row < places.length; row++) {
    const slot = slots[places[row] ?? 0] ?? -1; // a dropped row has a place below 0
    if (slot < 0) continue;
    const cell = slot * width + (cluster[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return new Map(
    ids.map((id, slot) => [
      id,
      new Map(
        [...counts.subarray(slot * width, (slot + 1) * width).entries()].filter(
          ([, rows]) => rows > 0,
        ),
      ),
    ]),
  );
}

/** The first of every list, then the second of every list, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(list => list.length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap(list => list.slice(at, at + 1)),
  ).flat();
}
