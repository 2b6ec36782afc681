/** Records read at once at most. */
const runRecords = 8_192;
/** Records that are rather read along than skipped by another read. */
const gapRecords = 64;
/** A place and the position of its vector are sorted as one number. */
const positions = 2 ** 21;

/** Neighbouring places, ascending, which are read at once. */
export interface PlaceRun {
  readonly first: number;
  /** From the first place to the last. */
  readonly count: number;
  /** Place − `first` of each record that is wanted. */
  readonly offsets: Uint32Array;
  /** Where each is wanted. */
  readonly positions: Uint32Array;
}

/**
 * Cuts places into runs without large gaps, none of which reaches from one segment into the next.
 * @param places of the records that are wanted (2,097,152 at most); undefined for those without one
 * @param segment records of a segment
 */
export function placeRuns(places: readonly (number | undefined)[], segment: number): PlaceRun[] {
  const sorted = sortedPlaces(places);
  const runs: PlaceRun[] = [];
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && belongTogether(sorted, start, i, segment)) continue;
    runs.push(runOf(sorted.subarray(start, i)));
    start = i;
  }
  return runs;
}

function sortedPlaces(places: readonly (number | undefined)[]): Float64Array {
  const sorted = new Float64Array(places.length);
  let count = 0;
  places.forEach((place, position) => {
    if (place !== undefined) sorted[count++] = place * positions + position;
  });
  return sorted.subarray(0, count).sort();
}

function belongTogether(sorted: Float64Array, start: number, i: number, segment: number): boolean {
  const [first, before, place] = [
    placeAt(sorted, start),
    placeAt(sorted, i - 1),
    placeAt(sorted, i),
  ];
  return (
    place - before <= gapRecords &&
    place - first < runRecords &&
    Math.floor(place / segment) === Math.floor(first / segment)
  );
}

function runOf(sorted: Float64Array): PlaceRun {
  const first = placeAt(sorted, 0);
  return {
    first,
    count: sorted.length === 0 ? 0 : placeAt(sorted, sorted.length - 1) - first + 1,
    offsets: Uint32Array.from(sorted, value => Math.floor(value / positions) - first),
    positions: Uint32Array.from(sorted, value => value % positions),
  };
}

function placeAt(sorted: Float64Array, index: number): number {
  return Math.floor((sorted[index] ?? 0) / positions);
}
