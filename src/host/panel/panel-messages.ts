import * as v from 'valibot';
import { sampleKinds } from '../../core/describe/samples.ts';
import { editSchema } from '../../core/curate/edit.ts';
import { seedsSchema } from '../../core/explore/seed.ts';
import { splitOptionsSchema } from '../../core/split/options-schema.ts';
import type { PanelApi } from '../../protocol/panel-api.ts';
import { placeEntries } from '../explore/explore-messages.ts';
import { kBounds } from '../settings/setting-schema.ts';
import { count, messageParser, nothing, picture } from '../page/page-messages.ts';

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const clusterId = v.pipe(v.number(), v.integer(), v.minValue(1));

const numberOfClusters = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(kBounds.min),
  v.maxValue(kBounds.max),
);

const clusters = v.object({ clusters: v.array(clusterId) });

/** Rows that are shown at once. */
const mostRows = 100;

/** What each request of the page may carry. */
const paramsSchemas = {
  ready: nothing,
  cluster: nothing,
  clusterWithOptions: nothing,
  cancel: nothing,
  samples: v.object({ cluster: clusterId, kind: v.picklist(sampleKinds) }),
  row: v.object({ row: count }),
  compare: v.object({ clusters: v.tuple([clusterId, clusterId]) }),
  rows: v.object({ rows: v.pipe(v.array(count), v.maxLength(mostRows)) }),
  reveal: v.object({ line: lineNumber }),
  exploreCluster: v.object({ cluster: clusterId }),
  exploreLike: v.object({ row: count, ...placeEntries }),
  edit: v.object({ edit: editSchema }),
  splitCluster: v.object({
    cluster: clusterId,
    parts: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
  }),
  suggestNames: clusters,
  acceptNames: clusters,
  rejectNames: clusters,
  undo: nothing,
  redo: nothing,
  history: nothing,
  goToEdit: v.object({ entry: count }),
  planSeeds: v.object({ seeds: seedsSchema }),
  selectedLines: nothing,
  drawSeeds: v.object({ seeds: seedsSchema }),
  cuts: nothing,
  recut: v.object({ k: v.union([v.literal('auto'), numberOfClusters]) }),
  planSplit: v.object({ options: splitOptionsSchema }),
  split: v.object({ options: splitOptionsSchema, replace: v.boolean() }),
  openSplitFolder: nothing,
  saveChart: v.object({
    name: v.picklist(['sizes', 'lengths', 'k']),
    format: v.picklist(['svg', 'png']),
    bytes: picture,
  }),
  showMap: nothing,
  showLog: nothing,
} satisfies {
  readonly [Method in keyof PanelApi]: v.GenericSchema<unknown, PanelApi[Method]['params']>;
};

/** A message from the page as a typed value; undefined when it is nothing the page may send. */
export const parsePanelMessage = messageParser(paramsSchemas);
