import type { Measurement } from './benchmark.ts';

export const tableHead = [
  '| stage | measured on | ours | peer | times as fast | goal |',
  '| --- | --- | --- | --- | ---: | ---: |',
].join('\n');

export function tableRow({ stage, size, ours, peer, ratio, goal }: Measurement): string {
  const cells = [stage, size, ours, peer ?? '–', ratio?.toFixed(2) ?? '–', goal ?? '–'];
  return `| ${cells.join(' | ')} |`;
}
