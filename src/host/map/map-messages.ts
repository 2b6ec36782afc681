import * as v from 'valibot';
import type { MapApi } from '../../protocol/map-api.ts';
import { count, messageParser, nothing, picture } from '../page/page-messages.ts';

const fromOne = v.pipe(count, v.minValue(1));

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
  savePicture: v.object({ png: picture }),
} satisfies {
  readonly [Method in keyof MapApi]: v.GenericSchema<unknown, MapApi[Method]['params']>;
};

/** A message from the page as a typed value; undefined when it is nothing the page may send. */
export const parseMapMessage = messageParser(paramsSchemas);
