/** The matching of rows with columns that has the largest sum; −1 for a row that is left alone. */
export function bestMatching(gain: readonly Float64Array[], columns: number): Int32Array {
  if (gain.length > columns)
    return inverse(bestMatching(transposed(gain, columns), gain.length), gain.length);
  const most = Math.max(0, ...gain.map(row => row.reduce((a, b) => Math.max(a, b), 0)));
  const matched = cheapestMatching(
    gain.map(row => row.map(value => most - value)),
    columns,
  );
  return matched.map((column, row) => ((gain[row]?.[column] ?? 0) > 0 ? column : -1));
}

/**
 * The Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987): rows² · columns steps.
 * There are no fewer columns than rows, and every row gets one.
 */
function cheapestMatching(cost: readonly Float64Array[], columns: number): Int32Array {
  const ofRow = new Float64Array(cost.length + 1);
  const ofColumn = new Float64Array(columns + 1);
  /** Row of each column, both from 1; 0 for none. Column 0 holds the row that is being matched. */
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= cost.length; row++) {
    rowOf[0] = row;
    rewind(shortestPath(cost, ofRow, ofColumn, rowOf), rowOf);
  }
  const result = new Int32Array(cost.length).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column] ?? 0;
    if (row > 0) result[row - 1] = column - 1;
  }
  return result;
}

interface Path {
  /** The free column it ends at. */
  readonly end: number;
  /** The column before each on the path. */
  readonly before: Int32Array;
}

/** The cheapest way from the row in column 0 to a free column; corrects the potentials meanwhile. */
function shortestPath(
  cost: readonly Float64Array[],
  ofRow: Float64Array,
  ofColumn: Float64Array,
  rowOf: Int32Array,
): Path {
  const least = new Float64Array(rowOf.length).fill(Infinity);
  const before = new Int32Array(rowOf.length);
  const used = new Uint8Array(rowOf.length);
  let column = 0;
  do {
    used[column] = 1;
    const row = rowOf[column] ?? 0;
    let [delta, next] = [Infinity, 0];
    for (let other = 1; other < rowOf.length; other++) {
      if (used[other] === 1) continue;
      const reduced =
        (cost[row - 1]?.[other - 1] ?? 0) - (ofRow[row] ?? 0) - (ofColumn[other] ?? 0);
      if (reduced < (least[other] ?? 0)) {
        least[other] = reduced;
        before[other] = column;
      }
      if ((least[other] ?? 0) < delta) [delta, next] = [least[other] ?? 0, other];
    }
    for (let other = 0; other < rowOf.length; other++) {
      const held = rowOf[other] ?? 0;
      if (used[other] === 1) {
        ofRow[held] = (ofRow[held] ?? 0) + delta;
        ofColumn[other] = (ofColumn[other] ?? 0) - delta;
      } else least[other] = (least[other] ?? 0) - delta;
    }
    column = next;
  } while (rowOf[column] !== 0);
  return { end: column, before };
}

/** Gives every column of the path the row of the one before. */
function rewind({ end, before }: Path, rowOf: Int32Array): void {
  for (let column = end; column !== 0;) {
    const earlier = before[column] ?? 0;
    rowOf[column] = rowOf[earlier] ?? 0;
    column = earlier;
  }
}

function transposed(gain: readonly Float64Array[], columns: number): Float64Array[] {
  return Array.from({ length: columns }, (_, column) =>
    Float64Array.from(gain, row => row[column] ?? 0),
  );
}

function inverse(rowOf: Int32Array, rows: number): Int32Array {
  const columnOf = new Int32Array(rows).fill(-1);
  rowOf.forEach((row, column) => {
    if (row >= 0) columnOf[row] = column;
  });
  return columnOf;
}
