import * as v from 'valibot';
import { samplingSchema } from '../sample/sampling.ts';
import { splitForms, splitLayouts, type SplitOptions } from './split.ts';

/** A name longer than this is no name of a file or field. */
const longest = 255;
const name = v.pipe(v.string(), v.maxLength(longest));
const fieldName = v.optional(name);

/** What a page may ask of a split. */
export const splitOptionsSchema = v.object({
  layout: v.optional(v.picklist(splitLayouts)),
  form: v.optional(v.picklist(splitForms)),
  fileNames: v.optional(name),
  fields: v.optional(v.object({ cluster: fieldName, name: fieldName, type: fieldName })),
  sampling: v.optional(samplingSchema),
  rest: v.optional(v.boolean()),
}) satisfies v.GenericSchema<unknown, SplitOptions>;
