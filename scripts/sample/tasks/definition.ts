import type { Concept } from '../corpus/concept.ts';
import { concepts } from '../corpus/concepts.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { fill } from '../wording.ts';
import {
  definitionClosers,
  definitionWordings,
  pairWordings,
  termOnlyWordings,
} from './definition-wordings.ts';

const statements: Readonly<Record<Language, readonly string[]>> = {
  ko: [
    '{term}[은/는] {gloss}[이다/다].',
    '{term}[이란/란] {gloss}[을/를] 말합니다.',
    '{term}[은/는] {gloss}입니다.',
    '{gloss}[을/를] {term}[이라고/라고] 한다.',
  ],
  en: [
    '{Term} is {gloss}.',
    '{Term}: {gloss}.',
    'It is {gloss}.',
    'In {field}, {term} is {gloss}.',
  ],
};

/** What a term means, or what two terms mean each. */
export function makeDefinition(random: Random, language: Language): Example {
  const [concept, other] = random.sample(concepts[language], 2);
  if (concept === undefined || other === undefined)
    throw new RangeError('Two concepts are needed.');
  if (random.chance(0.12)) {
    const slots = { a: concept.term, b: other.term };
    const defined = [concept, other].map(({ term, gloss }) => `${term}: ${gloss}`);
    return {
      instruction: fill(random.pick(pairWordings[language]), slots),
      input: '',
      output: defined.join('\n'),
    };
  }
  const output = fill(random.pick(statements[language]), slotsOf(concept));
  const closer = random.chance(0.3) ? ` ${random.pick(definitionClosers[language])}` : '';
  if (random.chance(0.25)) {
    const request = random.pick(termOnlyWordings[language]);
    return { instruction: request + closer, input: slotsOf(concept).bare, output };
  }
  const request = fill(random.pick(definitionWordings[language]), slotsOf(concept));
  return { instruction: request + closer, input: '', output };
}

function slotsOf({
  term,
  field,
  gloss,
}: Concept): Record<'term' | 'Term' | 'bare' | 'field' | 'gloss', string> {
  const Term = term.charAt(0).toUpperCase() + term.slice(1);
  return { term, Term, bare: term.replace(/^(?:an?|the) /u, ''), field, gloss };
}
