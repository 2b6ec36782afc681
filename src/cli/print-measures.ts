import type { Defect } from '../core/describe/defects/row-defects.ts';
import type { OpenedRun } from '../core/run/opened-run.ts';
import type { RunCluster } from '../core/run/run.ts';

const bars = '▁▂▃▄▅▆▇█';
const linesShown = 3;

const defectNames: Readonly<Record<Defect, string>> = {
  repetition: 'repetition',
  unfinished: 'unfinished sentences',
  template: 'template leftovers',
  garbled: 'garbled characters',
  scripts: 'stray scripts',
  empty: 'empty outputs',
  fields: 'mixed-up fields',
};

const languageNames = { korean: 'Korean', latin: 'Latin', mixed: 'mixed', other: 'other' } as const;

/** What is measured of a cluster, a line for each kind; nothing for a run of an earlier version. */
export function measureLines(opened: OpenedRun, cluster: RunCluster): string[] {
  const { suspicion, profile, duplicates, positions } = cluster;
  const lines: string[] = [];
  if (suspicion !== undefined) {
    const reasons = suspicion.reasons.map(reason => reasonText(opened, reason));
    lines.push(
      `looks broken: ${percent(suspicion.share)} of its rows, ${percent(suspicion.rest)} of the others: ${reasons.join(', ')}`,
    );
  }
  const parts = [`tightness ${cluster.tightness.toFixed(2)}`];
  if (profile !== undefined) parts.push(lengths(profile), languages(profile));
  if (duplicates !== undefined) parts.push(`${percent(duplicates)} duplicates`);
  lines.push(parts.join(', '));
  if (positions !== undefined) lines.push(`in the file: ${sparkline(positions)}`);
  return lines;
}

type Reason = NonNullable<RunCluster['suspicion']>['reasons'][number];

function reasonText({ rows }: OpenedRun, { defect, share, rows: shown }: Reason): string {
  const lines = shown.slice(0, linesShown).map(row => rows.line[row] ?? 0);
  return `${defectNames[defect]} ${percent(share)} (lines ${lines.join(', ')})`;
}

type Profile = NonNullable<RunCluster['profile']>;

function lengths({ instructionLength, outputLength }: Profile): string {
  const output = outputLength === null ? '' : `, of the output ${Math.round(outputLength)}`;
  return `${Math.round(instructionLength)} characters${output}`;
}

function languages({ languages: shares }: Profile): string {
  return (['korean', 'latin', 'mixed', 'other'] as const)
    .filter(language => shares[language] >= 0.005)
    .map(language => `${languageNames[language]} ${percent(shares[language])}`)
    .join(' ');
}

/** Counts as bars; an empty stretch is blank. */
function sparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts
    .map(count => (count === 0 ? ' ' : bars[Math.ceil((count / most) * bars.length) - 1]))
    .join('');
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
