import { t } from '@vscode/l10n';
import { automaticK } from './cluster/choose-k.ts';
import { cutClusters, neighbours } from './cluster/cut-clusters.ts';
import { carryToCut, highestCurated } from './curate/carry-journal.ts';
import { RowReader } from './dataset/rows/row-reader.ts';
import { describeClusters } from './describe/describe-clusters.ts';
import { HumanError } from './errors.ts';
import { unpackedVector } from './math/packed-vectors.ts';
import type { Work } from './progress.ts';
import { lineClusters, noCluster, type LineClusters } from './run/line-clusters.ts';
import { keptCentroids, nameClusters, type NamedClusters } from './run/name-clusters.ts';
import { readCentroids } from './run/open-run.ts';
import type { OpenedRun } from './run/opened-run.ts';
import { runInstructions } from './run/run-instructions.ts';
import type { RunRows } from './run/run-rows.ts';
import type { RunTree } from './run/run-tree.ts';
import type { Run, RunCluster } from './run/run.ts';
import { changeRun } from './run/write-run.ts';

/** The clusters of another k, before they are described and saved. */
export interface Cut {
  /** By id. */
  readonly clusters: readonly Pick<RunCluster, 'id' | 'rows'>[];
  /** Without distances and second-nearest clusters. */
  readonly lines: LineClusters;
}

export interface RecutRun extends Pick<NamedClusters, 'origins'> {
  readonly opened: OpenedRun;
}

/**
 * Gives a run another number of clusters: cut the tree → polish → keep ids → describe → save. Neither
 * the model nor the texts' vectors are computed again, and going back to a k gives its clusters again.
 * @param onCut is told the clusters as soon as they are known
 * @throws HumanError `k-fixed` for a run without a tree, `source-changed`, `run-damaged`, and as
 *   `changeRun`; the abort reason. The run is untouched then.
 */
export async function recutRun(
  opened: OpenedRun,
  k: number | 'auto',
  onCut: (cut: Cut) => void,
  work: Work,
): Promise<RecutRun> {
  const { folder, run } = opened;
  const parts = await requireTree(opened);
  await opened.requireUnchanged(work);
  const known = await readCentroids(folder, run);
  const wanted = k === 'auto' ? (run.automaticK ?? automaticK([run.silhouettes])) : k;
  const cut = { k: wanted, seed: run.parameters.seed };
  const found = await cutClusters(parts.data, parts.tree, cut, work.signal);
  const before = { clusters: run.clusters, rows: opened.rows, centroids: known };
  const highest = await highestCurated(folder, run, before);
  const named = nameClusters(opened.rows, parts, known, found, highest);
  onCut(cutOf(opened, parts, named));

  const rows = await placedRows(opened.rows, parts, named, work.signal);
  const described = await describe(opened, parts, named, rows, work);
  await opened.requireUnchanged(work);
  const changes = { ...described, parameters: { ...run.parameters, k } };
  const centroids = keptCentroids(named, known);
  const ids = { kind: 'kept', origins: named.origins } as const;
  const carry = carryToCut(
    folder,
    run,
    before,
    { clusters: described.clusters, rows, centroids },
    ids,
  );
  const changed = await changeRun(folder, run, changes, { rows, centroids }, work, carry);
  return { opened: opened.changed(changed, rows), origins: named.origins };
}

/** @throws HumanError `k-fixed` or `run-damaged` */
async function requireTree(opened: OpenedRun): Promise<RunTree> {
  const tree = await opened.readTree();
  if (tree !== undefined) return tree;
  if (opened.run.from !== undefined) {
    throw new HumanError(
      'k-fixed',
      t(
        'The clusters in {0} were applied from another run, so their number is fixed. Cluster the file itself.',
        opened.folder,
      ),
    );
  }
  throw new HumanError(
    'k-fixed',
    t(
      'The clusters in {0} were found by k-means alone, so their number is fixed. Cluster the file again with the method “tree”.',
      opened.folder,
    ),
  );
}

function cutOf(
  { run, rows }: OpenedRun,
  parts: RunTree,
  { clustering: { index, members }, ids }: NamedClusters,
): Cut {
  const cluster = byRow(rows, parts, text => ids[index[text] ?? 0] ?? 0);
  const [second, distance] = [new Int32Array(rows.count), new Float32Array(rows.count).fill(NaN)];
  return {
    clusters: ids.map((id, at) => ({ id, rows: members[at] ?? 0 })),
    lines: lineClusters(run, { ...rows, cluster, second, distance }),
  };
}

/** The value of each row that has a cluster; 0 for the others. */
function byRow(rows: RunRows, { places }: RunTree, value: (text: number) => number): Int32Array {
  return rows.text.map((text, row) => {
    if (rows.cluster[row] === noCluster.unclustered) return noCluster.unclustered;
    return value(places[text] ?? 0);
  });
}

async function placedRows(
  rows: RunRows,
  parts: RunTree,
  { clustering, ids }: NamedClusters,
  signal: AbortSignal,
): Promise<RunRows> {
  const { similarity, second } = await neighbours(parts.data, clustering, signal);
  const cluster = byRow(rows, parts, text => ids[clustering.index[text] ?? 0] ?? 0);
  return {
    ...rows,
    cluster,
    second: byRow(rows, parts, text => ids[second[text] ?? -1] ?? 0),
    distance: Float32Array.from(rows.text, (text, row) =>
      cluster[row] === noCluster.unclustered
        ? NaN
        : Math.max(0, 1 - (similarity[parts.places[text] ?? 0] ?? 0)),
    ),
  };
}

async function describe(
  opened: OpenedRun,
  { data, places }: RunTree,
  { clustering: { centroids }, ids }: NamedClusters,
  rows: RunRows,
  work: Work,
): Promise<Pick<Run, 'clusters' | 'groups'>> {
  const place = new Map(ids.map((id, at) => [id, at + 1]));
  const reader = await RowReader.open(opened.source);
  try {
    const instructions = runInstructions(opened, reader);
    const { clusters, groups } = await describeClusters(
      {
        clusters: centroids.count,
        cluster: rows.cluster.map(id => place.get(id) ?? 0),
        similarity: rows.distance.map(distance => 1 - distance),
        textHash: rows.textHash,
        text: rows.text,
        vector: row => unpackedVector(data.vectors, places[rows.text[row] ?? 0] ?? 0),
        centroids,
        examples: chosen => instructions.examples(chosen),
        seed: opened.run.parameters.seed,
      },
      work,
    );
    return {
      clusters: clusters.map((cluster, at) => ({ ...cluster, id: ids[at] ?? 0 })),
      groups: groups.map(group => ({
        ...group,
        clusters: group.clusters.map(number => ids[number - 1] ?? 0),
      })),
    };
  } finally {
    await reader.close();
  }
}
