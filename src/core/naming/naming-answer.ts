import * as v from 'valibot';
import { PassingError } from '../embed/endpoint/endpoint-error.ts';
import type { ClusterCard } from './cluster-card.ts';
import { isInLanguage, type NamingLanguage } from './naming-language.ts';
import { longestSuggestion } from './naming-prompt.ts';

const answerSchema = v.object({
  names: v.array(
    v.object({
      cluster: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
      name: v.unknown(),
    }),
  ),
});

/** A name a person could have given: one line of letters and what stands between them. */
const nameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.normalize('NFC'),
  v.check(name => Array.from(name).length <= longestSuggestion),
  v.regex(/\p{L}/u),
  // Control, format and bidirectional characters, line and paragraph separators.
  v.check(name => !/[\p{C}\p{Zl}\p{Zp}]/u.test(name)),
);

/** What reasoning models put before their answer. */
const thoughts = /^\s*<think>[\s\S]*?<\/think>/;

/**
 * The names in an answer, in the order of `cards`; undefined where there is none that can be used.
 * @throws PassingError when there is none at all
 */
export function readNames(
  answer: string,
  cards: readonly ClusterCard[],
  language: NamingLanguage,
): (string | undefined)[] {
  const given = new Map(parse(answer).names.map(({ cluster, name }) => [cluster, name]));
  const names = cards.map(({ cluster, instructions }) => {
    const name = v.safeParse(nameSchema, given.get(cluster));
    if (!name.success || !isInLanguage(name.output, language, instructions)) return undefined;
    return name.output;
  });
  if (names.some(name => name !== undefined)) return names;
  throw new PassingError('its answer has no name that can be used');
}

/** The object in an answer, which may stand between marks or words. */
function parse(answer: string): v.InferOutput<typeof answerSchema> {
  const text = answer.replace(thoughts, '');
  try {
    const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
    return v.parse(answerSchema, JSON.parse(json));
  } catch (error) {
    throw new PassingError('its answer cannot be read', undefined, { cause: error });
  }
}
