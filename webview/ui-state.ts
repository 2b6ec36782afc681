import * as v from 'valibot';
import { shownClusters } from './cluster-filter.ts';
import { clusterOrders } from './cluster-order.ts';
import type { DoneState } from './contract.ts';

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
  return { ...state, run, expanded: null, filter: '', shown: 'all', folded: [], scroll: 0 };
}

export function runKey(done: DoneState): string {
  return `${done.file} ${done.run.createdAt}`;
}
