import { t } from '@vscode/l10n';
import { HumanError } from '../core/errors.ts';
import {
  describeDraw,
  drawSeeds,
  seedEdit,
  type MeasuredSeed,
} from '../core/explore/draw-seeds.ts';
import { SeedMeasures } from '../core/explore/measure-seeds.ts';
import type { OpenedRun } from '../core/run/opened-run.ts';
import type { Handlers } from '../protocol/rpc.ts';
import type { SeedRequest, SeedWorkerApi } from '../protocol/seed-worker-api.ts';
import type { CuratedRuns } from './curated-runs.ts';
import type { SharedEngine } from './shared-engine.ts';

/** Rows of each seed that are shown as its nearest, and as those at its border. */
const shown = 3;

/** Answers what seeds would take, and gives it to them. */
export function seedHandlers(runs: CuratedRuns, engine: SharedEngine): Handlers<SeedWorkerApi> {
  const measures = new WeakMap<OpenedRun, SeedMeasures>();
  const measure = (
    opened: OpenedRun,
    { seeds, engine: options }: SeedRequest,
    signal: AbortSignal,
  ): Promise<readonly MeasuredSeed[]> => {
    const known = measures.get(opened) ?? new SeedMeasures(opened);
    measures.set(opened, known);
    return known.measure(seeds, () => engine.ready(options), signal);
  };
  return {
    planSeeds: async (request, { signal }) => {
      const { opened } = await runs.find(request);
      const measured = await measure(opened, request, signal);
      return describeDraw(measured, drawSeeds(measured), opened.rows.text, shown);
    },
    drawSeeds: async (request, { signal }) => {
      const found = await runs.find(request);
      const measured = await measure(found.opened, request, signal);
      const edit = seedEdit(measured, drawSeeds(measured), found.state);
      if (edit !== undefined) return found.edit(edit);
      throw new HumanError('no-rows', t('No row is near enough to any of the seeds.'));
    },
  };
}
