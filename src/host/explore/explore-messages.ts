import * as v from 'valibot';
import type { ExploreApi } from '../../protocol/explore-api.ts';
import { count, messageParser, nothing } from '../page/page-messages.ts';

/** More rows than any screen shows at a time. */
const someRows = v.pipe(count, v.maxValue(2000));
const lineNumber = v.pipe(count, v.minValue(1));
const clusterId = v.pipe(count, v.minValue(1));
const longestQuery = 10_000;
/** A line of an editor may be an instruction with all that belongs to it. */
const longestLine = 4_000_000;
const mostColumns = 200;

/** Where a row stands, as the page may say it. */
export const placeEntries = {
  line: lineNumber,
  place: v.optional(v.object({ file: v.string(), line: lineNumber })),
};

const queryText = v.pipe(v.string(), v.minLength(1), v.maxLength(longestQuery));

/** Where rows come from, as the page and its kept state may name it. */
export const tableQuerySchema = v.object({
  source: v.variant('kind', [
    v.object({ kind: v.literal('all') }),
    v.object({
      kind: v.literal('words'),
      query: v.object({ text: queryText, caseSensitive: v.boolean(), regex: v.boolean() }),
    }),
    v.object({ kind: v.literal('meaning'), text: queryText }),
    v.object({ kind: v.literal('likeRow'), row: count, ...placeEntries }),
    v.object({
      kind: v.literal('likeLine'),
      text: v.pipe(v.string(), v.maxLength(longestLine)),
      ...placeEntries,
    }),
    v.object({ kind: v.literal('given') }),
  ]),
  clusters: v.array(clusterId),
});

const places = v.array(v.object({ start: count, end: count }));

/** What each request of the page may carry. */
const paramsSchemas = {
  ready: nothing,
  show: v.object({ query: tableQuerySchema, ticket: v.pipe(count, v.minValue(1)) }),
  sort: v.object({
    order: v.object({
      by: v.picklist(['given', 'line', 'distance', 'length', 'cluster']),
      descending: v.boolean(),
    }),
  }),
  stop: nothing,
  rows: v.object({ first: count, count: someRows }),
  details: v.object({ row: count }),
  copy: v.object({ row: count, field: v.optional(count) }),
  copyRows: v.object({ places }),
  edit: v.object({ action: v.picklist(['move', 'moveNew', 'drop', 'restore']), places }),
  undo: nothing,
  redo: nothing,
  reveal: v.object({ line: lineNumber }),
  showCluster: v.object({ cluster: clusterId }),
  current: v.object({ row: count, ...placeEntries }),
  selected: v.object({ places }),
  keepColumns: v.object({
    columns: v.pipe(
      v.array(v.object({ field: v.string(), width: v.pipe(v.number(), v.minValue(1)) })),
      v.maxLength(mostColumns),
    ),
  }),
  clusterAgain: nothing,
} satisfies {
  readonly [Method in keyof ExploreApi]: v.GenericSchema<unknown, ExploreApi[Method]['params']>;
};

/** A message from the page as a typed value; undefined when it is nothing the page may send. */
export const parseExploreMessage = messageParser(paramsSchemas);
