import type { RowView } from '../core/dataset/row-view.ts';
import type { OpenedRun } from '../core/run/opened-run.ts';
import type { Run, RunCluster } from '../core/run/run.ts';
import { measureLines } from './print-measures.ts';
import { visible } from './visible.ts';

const samplesShown = 3;
const sampleCharacters = 100;

/** Prints the clusters of a run: size, key terms and the rows nearest to the centroid. */
export async function printRun(opened: OpenedRun, seconds = opened.run.seconds): Promise<void> {
  const { run } = opened;
  const { rows, invalid, unclustered, unique } = run.counts;
  console.log(opened.origin);
  console.log(
    `${count(rows)} rows (${count(unique)} distinct), ${count(invalid)} invalid lines, ` +
      `${run.clusters.length} clusters of ${run.template}`,
  );
  if (unclustered > 0) console.log(`${count(unclustered)} rows are ${withoutCluster(run)}`);
  for (const cluster of run.clusters) await printCluster(opened, cluster, rows - unclustered);
  const stages = Object.entries(seconds).map(([stage, value]) => `${stage} ${value.toFixed(1)} s`);
  console.log(`\n${stages.join(', ')}\nrun: ${opened.folder}`);
}

/** Why rows have no cluster. */
function withoutCluster({ from }: Run): string {
  return from === undefined ? 'outside the sample' : 'unlike every cluster';
}

async function printCluster(opened: OpenedRun, cluster: RunCluster, rows: number): Promise<void> {
  const share = ((100 * cluster.rows) / Math.max(1, rows)).toFixed(1);
  const terms = cluster.terms.map(({ term }) => term).join(', ');
  console.log(`\n#${cluster.id}  ${count(cluster.rows)} rows (${share}%)  ${terms}`);
  for (const line of measureLines(opened, cluster)) console.log(`    ${line}`);
  const samples = await opened.samples(cluster.id, 'central');
  for (const sample of samples.slice(0, samplesShown)) console.log(`    ${sampleLine(sample)}`);
}

/** A row on one line, cut. */
export function sampleLine({ line, fields }: RowView): string {
  const text = fields
    .map(field => visible(field.text))
    .filter(part => part !== '')
    .join(' | ');
  const characters = Array.from(text);
  const shown = characters.slice(0, sampleCharacters).join('');
  return `line ${line}: ${shown}${characters.length > sampleCharacters ? '…' : ''}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
