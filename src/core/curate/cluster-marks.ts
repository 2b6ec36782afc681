import * as v from 'valibot';

export const clusterMarksSchema = v.object({
  /** '' as long as nobody has named it. */
  name: v.string(),
  note: v.string(),
  /** Index of the palette; null for the colour of its id. */
  colour: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** '' for none; several clusters may share one. */
  type: v.string(),
  reviewed: v.boolean(),
  /** Whether a split puts its rows into `_dropped.jsonl`. */
  dropped: v.boolean(),
});

/** What a person has said about a cluster. */
export type ClusterMarks = Readonly<v.InferOutput<typeof clusterMarksSchema>>;

export const noMarks: ClusterMarks = {
  name: '',
  note: '',
  colour: null,
  type: '',
  reviewed: false,
  dropped: false,
};

export function sameMarks(a: ClusterMarks, b: ClusterMarks): boolean {
  return (
    a.name === b.name &&
    a.note === b.note &&
    a.colour === b.colour &&
    a.type === b.type &&
    a.reviewed === b.reviewed &&
    a.dropped === b.dropped
  );
}

/** What is said of a cluster that others went into: its own words, else the first of theirs. */
export function mergedMarks(into: ClusterMarks, others: readonly ClusterMarks[]): ClusterMarks {
  const all = [into, ...others];
  const first = (key: 'name' | 'note' | 'type'): string =>
    all.map(marks => marks[key]).find(text => text !== '') ?? '';
  return {
    name: first('name'),
    note: first('note'),
    colour: into.colour,
    type: first('type'),
    reviewed: all.every(({ reviewed }) => reviewed),
    // Rows that are kept must not be dropped by a merge.
    dropped: all.every(({ dropped }) => dropped),
  };
}
