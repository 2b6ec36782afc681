import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { mergedMarks, noMarks, sameMarks, type ClusterMarks } from './cluster-marks.ts';
import { clusterAt, placeIn, type CuratedState, type Step } from './curated-state.ts';
import type { Edit } from './edit.ts';
import { freeColours } from './free-colours.ts';
import { endOf, rowsOf, type RowRanges } from './row-ranges.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/**
 * What `edit` would change in `state`, which stays as it is.
 * @throws HumanError `cluster-unknown`, `cluster-named` for a suggested name where there is one already, or
 *   `edit-impossible` for rows that are not there or not where they should be
 */
export function stepOf(state: CuratedState, edit: Edit): Step {
  switch (edit.kind) {
    case 'rename':
      return renaming(state, edit);
    case 'note':
      return marking(state, [edit.cluster], () => ({ note: edit.note.trim() }));
    case 'colour':
      return marking(state, [edit.cluster], () => ({ colour: edit.colour }));
    case 'type':
      return marking(state, edit.clusters, () => ({ type: edit.type.trim() }));
    case 'review':
      return marking(state, edit.clusters, () => ({ reviewed: edit.reviewed }));
    case 'drop':
    case 'restore':
      return marking(state, edit.clusters, () => ({ dropped: edit.kind === 'drop' }));
    case 'dropRows':
      return placing(state, existing(state, edit.rows), place => (place < 0 ? place : ~place));
    case 'restoreRows':
      return placing(state, existing(state, edit.rows), clusterAt);
    case 'move':
      return moving(state, edit);
    case 'merge':
      return merging(state, edit);
    case 'split':
      return splitting(state, edit);
    case 'seed':
      return seeding(state, edit);
  }
}

const noRows = {
  rows: new Uint32Array(0),
  before: new Int32Array(0),
  after: new Int32Array(0),
} as const;

function marking(
  state: CuratedState,
  clusters: readonly number[],
  change: (marks: ClusterMarks) => Partial<ClusterMarks>,
): Step {
  requireClusters(state, clusters);
  const marks = [...new Set(clusters)].map(id => {
    const before = state.marksOf(id);
    return { id, before, after: { ...before, ...change(before) } };
  });
  return { ...noRows, marks: changed(marks) };
}

function renaming(state: CuratedState, { cluster, name, suggested }: EditOf<'rename'>): Step {
  return marking(state, [cluster], before => {
    if (suggested === true && before.name !== '') throw alreadyNamed(cluster);
    return { name: name.trim() };
  });
}

/** Only the rows whose place becomes another one. */
function placing(
  { places }: CuratedState,
  rows: Uint32Array,
  placeOf: (place: number, row: number) => number,
): Step {
  const moved = new Uint32Array(rows.length);
  const before = new Int32Array(rows.length);
  const after = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const place = places[row] ?? 0;
    const to = placeOf(place, row);
    if (to === place) continue;
    moved[count] = row;
    before[count] = place;
    after[count++] = to;
  }
  const end = count;
  return {
    marks: [],
    rows: moved.slice(0, end),
    before: before.slice(0, end),
    after: after.slice(0, end),
  };
}

function moving(state: CuratedState, { rows, to }: EditOf<'move'>): Step {
  const step = placing(state, existing(state, rows), place => placeIn(to, place));
  if (step.rows.length === 0 || state.has(to)) return step;
  const before = state.marksOf(to);
  const after = { ...before, colour: freeColours(state, [to]).get(to) ?? null };
  return { ...step, marks: changed([{ id: to, before, after }]) };
}

function merging(state: CuratedState, { clusters, into }: EditOf<'merge'>): Step {
  requireClusters(state, clusters);
  if (!clusters.includes(into)) throw impossible();
  const gone = new Uint8Array(state.highest + 1);
  for (const id of clusters) gone[id] = id === into ? 0 : 1;
  const rows = rowsWhere(state.places, place => gone[clusterAt(place)] === 1);
  const others = [...new Set(clusters)].filter(id => id !== into);
  const before = state.marksOf(into);
  const after = mergedMarks(
    before,
    others.map(id => state.marksOf(id)),
  );
  const marks = sameMarks(before, after) ? [] : [{ id: into, before, after }];
  return { ...placing(state, rows, place => placeIn(into, place)), marks };
}

function splitting(state: CuratedState, { cluster, parts }: EditOf<'split'>): Step {
  requireClusters(state, [cluster]);
  const target = new Map<number, number>();
  for (const { id, rows } of parts) {
    if (id !== cluster && state.has(id)) throw impossible();
    for (const row of existing(state, rows)) {
      if (clusterAt(state.places[row] ?? 0) !== cluster || target.has(row)) throw impossible();
      target.set(row, id);
    }
  }
  const rows = Uint32Array.from(target.keys()).sort();
  const { type, dropped } = state.marksOf(cluster);
  const made = parts.map(({ id }) => id).filter(id => id !== cluster);
  const colours = freeColours(state, made);
  const marks = made.map(id => {
    const after = { ...noMarks, type, dropped, colour: colours.get(id) ?? null };
    return { id, before: state.marksOf(id), after };
  });
  const step = placing(state, rows, (place, row) => placeIn(target.get(row) ?? cluster, place));
  return { ...step, marks: changed(marks) };
}

function seeding(state: CuratedState, { seeds }: EditOf<'seed'>): Step {
  const target = new Map<number, number>();
  for (const { id, rows } of seeds) {
    for (const row of existing(state, rows)) {
      if (target.has(row)) throw impossible();
      target.set(row, id);
    }
  }
  const rows = Uint32Array.from(target.keys()).sort();
  const drawn = seeds.filter(seed => seed.rows.length > 0);
  const made = drawn.map(({ id }) => id).filter(id => !state.has(id));
  const colours = freeColours(state, made);
  const marks = drawn.map(({ id, name, type }) => {
    const before = state.marksOf(id);
    const colour = colours.get(id) ?? before.colour;
    return { id, before, after: { ...before, name: name.trim(), type: type.trim(), colour } };
  });
  const step = placing(state, rows, (place, row) => placeIn(target.get(row) ?? 0, place));
  return { ...step, marks: changed(marks) };
}

function changed(marks: Step['marks']): Step['marks'] {
  return marks.filter(({ before, after }) => !sameMarks(before, after));
}

function rowsWhere(places: Int32Array, wanted: (place: number) => boolean): Uint32Array {
  let count = 0;
  for (const place of places) if (wanted(place)) count++;
  const rows = new Uint32Array(count);
  let at = 0;
  places.forEach((place, row) => {
    if (wanted(place)) rows[at++] = row;
  });
  return rows;
}

function existing({ places }: CuratedState, ranges: RowRanges): Uint32Array {
  if (endOf(ranges) > places.length) throw impossible();
  return rowsOf(ranges);
}

function requireClusters(state: CuratedState, ids: readonly number[]): void {
  const unknown = ids.filter(id => !state.has(id));
  if (unknown.length === 0) return;
  throw new HumanError(
    'cluster-unknown',
    t('There is no cluster {0} any more: it was merged or changed elsewhere.', unknown.join(', ')),
  );
}

function alreadyNamed(cluster: number): HumanError {
  return new HumanError(
    'cluster-named',
    t('Cluster {0} has been given a name meanwhile, which stays.', cluster),
  );
}

function impossible(): HumanError {
  return new HumanError(
    'edit-impossible',
    t('The rows or clusters of this change are not there any more. Look at the clusters again.'),
  );
}
