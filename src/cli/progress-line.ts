import type { Progress, Stage } from '../core/progress.ts';
import { visible } from './visible.ts';

type Part = Stage | 'download';

const stageNames: Readonly<Record<Part, string>> = {
  scan: 'Reading',
  embed: 'Embedding',
  project: 'Projecting',
  cluster: 'Clustering',
  describe: 'Describing',
  save: 'Saving',
  split: 'Writing',
  verify: 'Checking',
  layout: 'Laying out',
  place: 'Placing',
  download: 'Downloading',
};

/** Shows progress in one line of the terminal that rewrites itself; nothing when it is no terminal. */
export class ProgressLine {
  private shown = false;

  readonly report = (progress: Progress<Part>): void => {
    if (!process.stderr.isTTY) return;
    this.shown = true;
    process.stderr.write(`\r\u001b[2K${progressText(progress)}`);
  };

  readonly notice = (message: string): void => {
    this.end();
    console.error(`instruction-clusters: ${visible(message)}`);
  };

  /** Leaves the line empty for what is printed next. */
  end(): void {
    if (this.shown) process.stderr.write('\r\u001b[2K');
  }
}

/**
 * Such as `Embedding 42% · 21,000 of 50,000 · 3,100 rows/s · 9 s left`, or
 * `Downloading 42% · 58.8 of 140.0 MB · 2.1 MB/s · 39 s left`.
 */
export function progressText({
  stage,
  done,
  total,
  unit,
  rate,
  remainingSeconds,
}: Progress<Part>): string {
  const share = total > 0 ? Math.floor((100 * done) / total) : 0;
  const parts = [`${stageNames[stage]} ${share}%`];
  if (unit === 'rows') {
    parts.push(`${count(done)} of ${count(total)}`);
    if (rate > 0) parts.push(`${count(Math.round(rate))} rows/s`);
  }
  if (stage === 'download') {
    parts.push(`${megabytes(done)} of ${megabytes(total)} MB`);
    if (rate > 0) parts.push(`${megabytes(rate)} MB/s`);
  }
  if (remainingSeconds !== undefined) parts.push(`${Math.ceil(remainingSeconds)} s left`);
  return parts.join(' · ');
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
