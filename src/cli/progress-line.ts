import type { Progress, ReportProgress, Stage } from '../core/progress.ts';
import { visible } from './visible.ts';

const stageNames: Readonly<Record<Stage, string>> = {
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
};

/** Shows progress in one line of the terminal that rewrites itself; nothing when it is no terminal. */
export class ProgressLine {
  private shown = false;

  readonly report: ReportProgress = progress => {
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

/** Such as `Embedding 42% · 21,000 of 50,000 · 3,100 rows/s · 9 s left`. */
function progressText({ stage, done, total, unit, rate, remainingSeconds }: Progress): string {
  const share = total > 0 ? Math.floor((100 * done) / total) : 0;
  const parts = [`${stageNames[stage]} ${share}%`];
  if (unit === 'rows') {
    parts.push(`${count(done)} of ${count(total)}`);
    if (rate > 0) parts.push(`${count(Math.round(rate))} rows/s`);
  }
  if (remainingSeconds !== undefined) parts.push(`${Math.ceil(remainingSeconds)} s left`);
  return parts.join(' · ');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
