import { excerpt, passages, plain } from '../corpus/passages.ts';
import { askAbout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { maskWordings, severalMasksWordings } from './mask-prediction-wordings.ts';

const masks = ['[MASK]', '<mask>', '____', '(    )', '□□', '[빈칸]'];
const englishMasks = ['[MASK]', '<mask>', '____', '(    )', '[blank]', '*****'];

/** Words of one sentence or of a text are hidden; the answer is the words, in their order. */
export function makeMaskPrediction(random: Random, language: Language): Example {
  const passage = random.pick(passages[language]);
  const sentences = random.chance(0.3)
    ? [random.pick(passage.sentences)]
    : excerpt(random, passage, 3);
  const count = random.integer(1, Math.min(3, sentences.length));
  const hidden = new Set(random.sample([...sentences.keys()], count));
  const mask = random.pick(language === 'ko' ? masks : englishMasks);
  const words: string[] = [];
  const shown = sentences.map((sentence, place) => {
    if (!hidden.has(place)) return plain(sentence);
    return sentence.replace(/\{(.+?)\}/u, (_, word: string) => {
      words.push(word);
      return mask;
    });
  });
  const wordings = count === 1 ? maskWordings : severalMasksWordings;
  const asked = askAbout(random, language, wordings[language], shown.join(' '), { mask });
  return { ...asked, output: words.join(', ') };
}
