import * as v from 'valibot';
import type { MapApi } from '../../protocol/map-api.ts';
import { count, messageParser, nothing } from '../page/page-messages.ts';

const fromOne = v.pipe(count, v.minValue(1));

/** A picture of a map is far smaller. */
const mostPictureBytes = 100_000_000;

/** What each request of the page may carry. */
const paramsSchemas = {
  ready: nothing,
  points: nothing,
  row: v.object({ row: count }),
  reveal: v.object({ line: fromOne }),
  showCluster: v.object({ cluster: fromOne }),
  showRows: v.object({ rows: v.instance(Uint32Array) }),
  moveRows: v.object({ rows: v.instance(Uint32Array), to: v.picklist(['new', 'choose']) }),
  dropRows: v.object({ rows: v.instance(Uint32Array) }),
  cluster: nothing,
  savePicture: v.object({
    png: v.pipe(
      v.instance(Uint8Array),
      v.check(({ length }) => length <= mostPictureBytes),
    ),
  }),
} satisfies {
  readonly [Method in keyof MapApi]: v.GenericSchema<unknown, MapApi[Method]['params']>;
};

/** A message from the page as a typed value; undefined when it is nothing the page may send. */
export const parseMapMessage = messageParser(paramsSchemas);
