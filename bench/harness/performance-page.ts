import { availableParallelism, cpus, totalmem } from 'node:os';
import { tableHead } from './table.ts';

/** What one benchmark printed. */
export interface Section {
  readonly name: string;
  /** Lines of the table. */
  readonly rows: readonly string[];
  /** What was left out, and why. */
  readonly skipped: readonly string[];
}

const introduction = `# Performance

Every part says by which command, when and on which machine it was written. Contestants run in turn in the same process of measuring, and the
medians are shown, so that the last two columns hold on a busy machine too; seconds and rows a second are those of that machine on that day.
*times as fast*: seconds of the peer over ours for the same work. *inertia*: ours against the peer's, the sum of the squared
distances to the means of the clusters.
`;

/**
 * `docs/performance.md` with new sections in the place of those of the same names; what was not measured again stays.
 * @param earlier the page as it was
 * @param order names of all benchmarks, in which the sections stand
 */
export function performancePage(
  earlier: string,
  sections: readonly Section[],
  command: string,
  order: readonly string[],
): string {
  const written = new Map(sectionsOf(earlier));
  for (const section of sections) written.set(section.name, textOf(section, command));
  const texts = order.flatMap(name => written.get(name) ?? []);
  return [introduction, ...texts].join('\n');
}

function sectionsOf(page: string): [string, string][] {
  return page
    .split(/^(?=## )/m)
    .filter(text => text.startsWith('## '))
    .map(text => [text.slice(3, text.indexOf('\n')).trim(), text]);
}

function textOf({ name, rows, skipped }: Section, command: string): string {
  const left = skipped.map(line => `Left out: ${line}.\n`).join('');
  return `## ${name}

${[tableHead, ...rows].join('\n')}

${left}\`${command}\`, ${new Date().toISOString().slice(0, 10)}, ${machine()}.
`;
}

function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}`;
}
