import { availableParallelism, cpus, totalmem } from 'node:os';
import { tableHead } from './table.ts';

/** `docs/performance.md`. */
export function performancePage(
  command: string,
  rows: readonly string[],
  skipped: readonly string[],
): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = `${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}`;
  return `# Performance

${[tableHead, ...rows].join('\n')}

Contestants run in turn in the same process of measuring, and the medians are shown, so that the last two
columns hold on a busy machine too; seconds and rows a second are those of this machine on that day.
*times as fast*: seconds of the peer over ours for the same work. *inertia*: ours against the peer's, the sum of the squared
distances to the means of the clusters.

${skipped.map(line => `Left out: ${line}.\n`).join('')}
Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)} (${machine}).
`;
}
