import type { RowView } from '../core/dataset/rows/row-view.ts';
import { CuratedRun } from '../core/curate/curated-run.ts';
import type { CuratedCluster } from '../core/curate/curated-view.ts';
import type { OpenedRun } from '../core/run/opened-run.ts';
import type { Run } from '../core/run/run.ts';
import { measureLines } from './print-measures.ts';
import { visible } from './visible.ts';

const samplesShown = 3;
const sampleCharacters = 100;
const filesShown = 10;

/** Prints the clusters of a run: size, key terms and the rows nearest to the centroid. */
export async function printRun(opened: OpenedRun, seconds = opened.run.seconds): Promise<void> {
  const { run } = opened;
  const curated = await CuratedRun.open(opened);
  const { clusters } = curated.view();
  const { rows, invalid, unclustered, unique } = run.counts;
  console.log(opened.origin);
  const files = run.origin?.files?.map(({ path }) => visible(path)) ?? [];
  if (files.length > 0) console.log(filesLine(files));
  console.log(
    `${count(rows)} rows (${count(unique)} distinct), ${count(invalid)} invalid lines, ` +
      `${clusters.length} clusters of ${run.template}`,
  );
  if (unclustered > 0) console.log(`${count(unclustered)} rows are ${withoutCluster(run)}`);
  for (const cluster of clusters) await printCluster(curated, cluster, rows - unclustered);
  const stages = Object.entries(seconds).map(([stage, value]) => `${stage} ${value.toFixed(1)} s`);
  console.log(`\n${stages.join(', ')}\nrun: ${opened.folder}`);
}

/** The first of the files of a set. */
function filesLine(files: readonly string[]): string {
  const more = files.length > filesShown ? `, and ${files.length - filesShown} more` : '';
  return `${count(files.length)} files: ${files.slice(0, filesShown).join(', ')}${more}`;
}

/** Why rows have no cluster. */
function withoutCluster({ from }: Run): string {
  return from === undefined ? 'outside the sample' : 'unlike every cluster';
}

async function printCluster(
  curated: CuratedRun,
  cluster: CuratedCluster,
  rows: number,
): Promise<void> {
  const share = ((100 * cluster.rows) / Math.max(1, rows)).toFixed(1);
  const terms = cluster.terms.map(({ term }) => term).join(', ');
  console.log(
    `\n#${cluster.id}  ${count(cluster.rows)} rows (${share}%)  ${[...saidOf(cluster), terms].join('  ')}`,
  );
  for (const line of measureLines(curated.opened, cluster)) console.log(`    ${line}`);
  const samples = await curated.samples(cluster.id, 'central');
  for (const sample of samples.slice(0, samplesShown)) {
    console.log(`    ${sampleLine(sample)}`);
  }
}

/** What a person has said of a cluster. */
function saidOf({ name, type, dropped, droppedRows }: CuratedCluster): string[] {
  return [
    ...(name === '' ? [] : [visible(name)]),
    ...(type === '' ? [] : [`type ${visible(type)}`]),
    ...(dropped ? ['dropped'] : []),
    ...(droppedRows > 0 ? [`${count(droppedRows)} rows dropped`] : []),
  ].map(part => `[${part}]`);
}

/** A row on one line, cut. */
export function sampleLine({ line, place, fields }: RowView): string {
  const text = fields
    .map(field => visible(field.text))
    .filter(part => part !== '')
    .join(' | ');
  const characters = Array.from(text);
  const shown = characters.slice(0, sampleCharacters).join('');
  const where = place === undefined ? '' : `${visible(place.file)} `;
  return `${where}line ${place?.line ?? line}: ${shown}${characters.length > sampleCharacters ? '…' : ''}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
