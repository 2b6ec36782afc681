import * as v from 'valibot';
import { shownClusters } from './list/cluster-filter.ts';
import { clusterOrders } from './list/cluster-order.ts';
import type { DoneState } from '../shared/contract.ts';
import { seedDraftSchema, withEmptySeed, type SeedDraft } from './seeds/seed-draft.ts';

const uiStateSchema = v.object({
  version: v.literal(1),
  /** Which run the expanded cluster and the scroll belong to. */
  run: v.string(),
  expanded: v.nullable(v.number()),
  filter: v.string(),
  sampleKind: v.picklist(['central', 'varied', 'far', 'random']),
  order: v.optional(v.picklist(clusterOrders), 'size'),
  shown: v.optional(v.picklist(shownClusters), 'all'),
  grouped: v.optional(v.boolean(), false),
  /** Keys of the groups whose clusters are hidden. */
  folded: v.optional(v.array(v.string()), () => []),
  /** Drafts of seeds, by the name of their file. */
  seeds: v.optional(v.record(v.string(), v.array(seedDraftSchema)), () => ({})),
  /** Whether the dialog with them is open. */
  seeding: v.optional(v.boolean(), false),
  /** Pixels from the top. */
  scroll: v.pipe(v.number(), v.minValue(0)),
});

/** What the person has done to the view; VS Code keeps it when the page goes. */
export type UiState = v.InferOutput<typeof uiStateSchema>;

const fresh: UiState = {
  version: 1,
  run: '',
  expanded: null,
  filter: '',
  sampleKind: 'central',
  order: 'size',
  shown: 'all',
  grouped: false,
  folded: [],
  seeds: {},
  seeding: false,
  scroll: 0,
};

/** The kept state; a fresh one when there is none, or one of another version. */
export function parseUiState(raw: unknown): UiState {
  const parsed = v.safeParse(uiStateSchema, raw);
  return parsed.success ? parsed.output : fresh;
}

/** `state` for `run`: cluster ids and positions of another run mean nothing in it. */
export function forRun(state: UiState, run: string): UiState {
  if (state.run === run) return state;
  const nothing = { expanded: null, filter: '', scroll: 0, seeding: false } as const;
  return { ...state, run, ...nothing, shown: 'all', folded: [] };
}

/** The seeds that the person is writing for a file, one of them at least. */
export function seedsOf({ seeds }: UiState, file: string): readonly SeedDraft[] {
  return seeds[file] ?? withEmptySeed([]);
}

export function runKey(done: DoneState): string {
  return `${done.file} ${done.run.createdAt}`;
}
