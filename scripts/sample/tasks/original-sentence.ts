import { passages, plain } from '../corpus/passages.ts';
import { askAbout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { type Disturbance, disturbances } from './disturbances.ts';
import { anyDisturbanceWording, disturbanceWordings } from './original-sentence-wordings.ts';

const weights: Readonly<Record<Disturbance, number>> = {
  wordsShuffled: 40,
  spacesRemoved: 20,
  misspelt: 20,
  wordsRepeated: 12,
  reversed: 8,
};

/** A sentence is disturbed; the answer is the sentence as it was. */
export function makeOriginalSentence(random: Random, language: Language): Example {
  const sentence = plain(random.pick(random.pick(passages[language]).sentences));
  const kind = random.weighted(weights);
  const wordings = random.chance(0.3) ? anyDisturbanceWording : disturbanceWordings[kind];
  const content = disturbances[kind](random, sentence);
  return { ...askAbout(random, language, wordings[language], content), output: sentence };
}
