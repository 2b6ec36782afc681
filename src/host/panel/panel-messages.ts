import * as v from 'valibot';
import type { PanelApi } from '../../protocol/panel-api.ts';
import type { Message } from '../../protocol/rpc.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const clusterId = v.pipe(v.number(), v.integer(), v.minValue(1));
const nothing = v.optional(v.undefined_());

/** What each request of the page may carry. */
const paramsSchemas = {
  ready: nothing,
  cluster: nothing,
  clusterWithOptions: nothing,
  cancel: nothing,
  samples: v.object({ cluster: clusterId, kind: v.picklist(['central', 'varied', 'far']) }),
  row: v.object({ row: count }),
  reveal: v.object({ line: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  setDropped: v.object({ cluster: clusterId, dropped: v.boolean() }),
  planSplit: nothing,
  split: v.object({ replace: v.boolean() }),
  openSplitFolder: nothing,
  showLog: nothing,
} satisfies {
  readonly [Method in keyof PanelApi]: v.GenericSchema<unknown, PanelApi[Method]['params']>;
};

const envelopeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('request'),
    id: count,
    method: v.picklist(Object.keys(paramsSchemas) as (keyof typeof paramsSchemas)[]),
    params: v.optional(v.unknown()),
  }),
  v.object({ kind: v.literal('cancel'), id: count }),
]);

/** A message from the page as a typed value; undefined when it is nothing the page may send. */
export function parsePanelMessage(raw: unknown): Message | undefined {
  const envelope = v.safeParse(envelopeSchema, raw);
  if (!envelope.success) return undefined;
  const message = envelope.output;
  if (message.kind === 'cancel') return message;
  const params = v.safeParse(paramsSchemas[message.method], message.params);
  if (!params.success) return undefined;
  return { kind: 'request', id: message.id, method: message.method, params: params.output };
}
