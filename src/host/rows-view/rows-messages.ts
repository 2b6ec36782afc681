import * as v from 'valibot';
import type { RowsApi } from '../../protocol/rows-api.ts';
import { count, messageParser, nothing } from '../page/page-messages.ts';

/** More lines than any screen shows at a time. */
const someLines = v.pipe(count, v.maxValue(2000));
/** As many as pixels of a high screen. */
const someParts = v.pipe(count, v.minValue(1), v.maxValue(5000));
const longestQuery = 10_000;

/** What each request of the page may carry. */
const paramsSchemas = {
  ready: nothing,
  lines: v.object({ first: count, count: someLines }),
  clusters: v.object({ first: count, count: someLines }),
  overview: v.object({ parts: someParts }),
  details: v.object({ line: count }),
  copy: v.object({ line: count, field: v.optional(count) }),
  search: v.object({
    query: v.object({
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestQuery)),
      caseSensitive: v.boolean(),
      regex: v.boolean(),
    }),
  }),
  current: v.object({ line: count }),
  goToLine: nothing,
  showCluster: v.object({ cluster: v.pipe(count, v.minValue(1)) }),
} satisfies {
  readonly [Method in keyof RowsApi]: v.GenericSchema<unknown, RowsApi[Method]['params']>;
};

/** A message from the page as a typed value; undefined when it is nothing the page may send. */
export const parseRowsMessage = messageParser(paramsSchemas);
