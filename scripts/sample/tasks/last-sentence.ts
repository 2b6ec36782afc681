import { passages, plain } from '../corpus/passages.ts';
import { askAbout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { choiceWordings, continuationWordings } from './last-sentence-wordings.ts';

const choiceMarks = ['①', '②', '③', '④'];

/** The text breaks off before its last sentence, which is the answer, freely or among choices. */
export function makeLastSentence(random: Random, language: Language): Example {
  const passage = random.pick(passages[language]);
  const start = random.integer(0, passage.sentences.length - 4);
  const sentences = passage.sentences.slice(start).map(plain);
  const last = sentences.at(-1) ?? '';
  const opening = sentences.slice(0, -1).join(' ');
  if (random.chance(0.7)) {
    const content = random.chance(0.3)
      ? `${opening} ${random.pick(['(      )', '…', '___'])}`
      : opening;
    const asked = askAbout(random, language, continuationWordings[language], content);
    return { ...asked, output: last };
  }
  const others = passages[language].filter(other => other !== passage);
  const wrong = random.sample(others, 3).map(other => plain(other.sentences.at(-1) ?? ''));
  const choices = random
    .shuffled([last, ...wrong])
    .map((choice, place) => ({ choice, line: `${choiceMarks[place] ?? ''} ${choice}` }));
  const lines = choices.map(({ line }) => line).join('\n');
  const asked = askAbout(random, language, choiceWordings[language], `${opening}\n\n${lines}`);
  return { ...asked, output: choices.find(({ choice }) => choice === last)?.line ?? '' };
}
