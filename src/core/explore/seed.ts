import * as v from 'valibot';
import { longestName, longestType } from '../curate/edit.ts';

/** Far more than anybody looks through. */
const mostSeeds = 50;
const mostExamples = 50;
const longestPhrase = 10_000;

/** A kind of row that a person knows of in advance. */
export const seedSchema = v.pipe(
  v.object({
    /** That of its cluster. */
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestName)),
    /** '' for none. */
    type: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(longestType)), ''),
    phrases: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestPhrase))),
        v.maxLength(mostExamples),
      ),
      [],
    ),
    /** Lines (1-based) of rows that are examples of it. */
    lines: v.optional(
      v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(mostExamples)),
      [],
    ),
    /** The cosine from which on a row is near enough; found by itself when it is missing. */
    threshold: v.optional(v.pipe(v.number(), v.minValue(-1), v.maxValue(1))),
  }),
  v.check(({ phrases, lines }) => phrases.length + lines.length > 0),
);

export const seedsSchema = v.pipe(v.array(seedSchema), v.minLength(1), v.maxLength(mostSeeds));

export type Seed = v.InferOutput<typeof seedSchema>;
