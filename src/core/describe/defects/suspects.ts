import { defectKinds, type Defect } from './row-defects.ts';

/** Why a cluster looks like broken generations. */
export interface Suspicion {
  /** Share of the sampled rows that show any of the reasons. */
  readonly share: number;
  /** The same share in the rest of the file. */
  readonly rest: number;
  /** Most frequent first. */
  readonly reasons: SuspicionReason[];
}

export interface SuspicionReason {
  readonly defect: Defect;
  readonly share: number;
  readonly rest: number;
  /** Row numbers that show it, ascending, a few of them. */
  readonly rows: number[];
}

/** The rows of a cluster that were looked at. */
export interface SeenRows {
  /** Rows of the whole cluster. */
  readonly size: number;
  readonly seen: readonly { readonly row: number; readonly defects: number }[];
}

/** A defect is a reason when so many rows show it, and so many times as many as elsewhere. */
const leastReason = 0.05;
const timesRest = 4;
/** Rows that show a defect; fewer are chance. */
const leastRows = 3;
/** What the true share of rows with a reason exceeds at least, and how many times that elsewhere. */
const leastShare = 0.3;
const rowsShown = 6;

/**
 * Which clusters look like broken generations: most of their rows show defects that are rare in the rest of
 * the file. In a file whose rows are alike in this no cluster is suspected, however broken it is.
 * @returns one entry a cluster, undefined for one that is not suspected
 */
export function suspectClusters(clusters: readonly SeenRows[]): (Suspicion | undefined)[] {
  const file = new WholeFile(clusters);
  return clusters.map(cluster => {
    const reasons = defectKinds
      .map((defect, bit) => reasonOf(defect, 1 << bit, cluster, file))
      .filter(reason => reason !== undefined)
      .sort((a, b) => b.share - a.share);
    if (reasons.length === 0) return undefined;
    const any = reasons.reduce((bits, { defect }) => bits | (1 << defectKinds.indexOf(defect)), 0);
    const share = shareWith(cluster, any);
    const rest = file.shareBeside(cluster, any);
    const sure = lowerBound(share, cluster.seen.length);
    return sure >= leastShare && share >= timesRest * rest ? { share, rest, reasons } : undefined;
  });
}

function reasonOf(
  defect: Defect,
  bit: number,
  cluster: SeenRows,
  file: WholeFile,
): SuspicionReason | undefined {
  const rows = cluster.seen.filter(({ defects }) => (defects & bit) !== 0).map(({ row }) => row);
  if (rows.length < leastRows) return undefined;
  const share = shareWith(cluster, bit);
  const rest = file.shareBeside(cluster, bit);
  if (share < leastReason || share < timesRest * rest) return undefined;
  return { defect, share, rest, rows: rows.slice(0, rowsShown) };
}

/** All clusters together, each as many times as it has rows. */
class WholeFile {
  private readonly size: number;
  /** Rows that show any of some defects, by the bits of these. */
  private readonly rows = new Map<number, number>();

  constructor(private readonly clusters: readonly SeenRows[]) {
    this.size = clusters.reduce((sum, { size }) => sum + size, 0);
  }

  /** Share of the rows outside `cluster` that show any of the defects. */
  shareBeside(cluster: SeenRows, bits: number): number {
    if (this.size === cluster.size) return 0;
    const beside = this.rowsWith(bits) - cluster.size * shareWith(cluster, bits);
    return Math.max(0, beside / (this.size - cluster.size));
  }

  private rowsWith(bits: number): number {
    const known = this.rows.get(bits);
    if (known !== undefined) return known;
    const rows = this.clusters.reduce((sum, one) => sum + one.size * shareWith(one, bits), 0);
    this.rows.set(bits, rows);
    return rows;
  }
}

function shareWith({ seen }: SeenRows, bits: number): number {
  if (seen.length === 0) return 0;
  return seen.filter(({ defects }) => (defects & bits) !== 0).length / seen.length;
}

/** Lower end of the 95% interval of a share that was seen in `n` rows (Wilson 1927). */
function lowerBound(share: number, n: number): number {
  if (n === 0) return 0;
  const z = 1.96;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return (centre - half) / (1 + (z * z) / n);
}
