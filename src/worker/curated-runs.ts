import { t } from '@vscode/l10n';
import { CuratedRun } from '../core/curate/curated-run.ts';
import { HumanError } from '../core/errors.ts';
import type { OpenedRun } from '../core/run/opened-run.ts';
import type { OpenedRuns } from './opened-runs.ts';

/** The runs of `OpenedRuns` with a person's changes, each opened once. */
export class CuratedRuns {
  private readonly curated = new WeakMap<OpenedRun, Promise<CuratedRun>>();

  constructor(private readonly runs: OpenedRuns) {}

  async open(folder: string): Promise<CuratedRun> {
    const opened = await this.runs.open(folder);
    const known = this.curated.get(opened);
    if (known !== undefined) return known;
    const curated = CuratedRun.open(opened);
    this.curated.set(opened, curated);
    curated.catch(() => this.curated.delete(opened));
    return curated;
  }

  /** @throws HumanError `run-replaced` when another run is in the folder now */
  async find({
    folder,
    run,
  }: {
    readonly folder: string;
    readonly run: string;
  }): Promise<CuratedRun> {
    const curated = await this.open(folder);
    if (curated.opened.run.id === run) return curated;
    throw new HumanError(
      'run-replaced',
      t('The clusters in {0} were replaced meanwhile. Try again with the new ones.', folder),
    );
  }
}
