import * as v from 'valibot';
import type { Message } from '../../protocol/rpc.ts';

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A picture of a map is far smaller. */
const mostPictureBytes = 100_000_000;
/** The bytes of a picture. */
export const picture = v.pipe(
  v.instance(Uint8Array),
  v.check(({ length }) => length <= mostPictureBytes),
);
export const nothing = v.optional(v.undefined_());

/**
 * Checks what a page sends.
 * @param paramsSchemas what each request may carry
 * @returns a parser that gives a message as a typed value, undefined when it is nothing the page may send
 */
export function messageParser(
  paramsSchemas: Readonly<Record<string, v.GenericSchema<unknown, unknown>>>,
): (raw: unknown) => Message | undefined {
  const envelopeSchema = v.variant('kind', [
    v.object({
      kind: v.literal('request'),
      id: count,
      method: v.picklist(Object.keys(paramsSchemas)),
      params: v.optional(v.unknown()),
    }),
    v.object({ kind: v.literal('cancel'), id: count }),
  ]);
  return raw => {
    const envelope = v.safeParse(envelopeSchema, raw);
    if (!envelope.success) return undefined;
    const message = envelope.output;
    if (message.kind === 'cancel') return message;
    const schema = paramsSchemas[message.method];
    const params = schema && v.safeParse(schema, message.params);
    if (params?.success !== true) return undefined;
    return { kind: 'request', id: message.id, method: message.method, params: params.output };
  };
}
