import type { CuratedChange } from '../core/curate/curated-view.ts';
import type { EngineOptions } from '../core/engine.ts';
import type { SeedDraw } from '../core/explore/draw-seeds.ts';
import type { Seed } from '../core/explore/seed.ts';

export interface SeedRequest {
  /** Run folder, and id of the run that is meant. */
  readonly folder: string;
  readonly run: string;
  readonly seeds: readonly Seed[];
  /** Used for phrases that no row has. */
  readonly engine: EngineOptions;
}

/** What is asked of the worker about seeds. */
export interface SeedWorkerApi {
  /** What each seed would take. */
  readonly planSeeds: { params: SeedRequest; result: readonly SeedDraw[] };
  /** Gives the rows to the clusters of their seeds. */
  readonly drawSeeds: { params: SeedRequest; result: CuratedChange };
}
