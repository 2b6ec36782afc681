import { excerpt, passages, plain } from '../corpus/passages.ts';
import { askAbout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { labelWordings, textWordings } from './sentence-order-wordings.ts';

const labelSets: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  ko: [
    ['(가)', '(나)', '(다)', '(라)', '(마)', '(바)'],
    ['ㄱ.', 'ㄴ.', 'ㄷ.', 'ㄹ.', 'ㅁ.', 'ㅂ.'],
    ['①', '②', '③', '④', '⑤', '⑥'],
    ['(A)', '(B)', '(C)', '(D)', '(E)', '(F)'],
    ['1.', '2.', '3.', '4.', '5.', '6.'],
  ],
  en: [
    ['(A)', '(B)', '(C)', '(D)', '(E)', '(F)'],
    ['1.', '2.', '3.', '4.', '5.', '6.'],
    ['a)', 'b)', 'c)', 'd)', 'e)', 'f)'],
    ['[1]', '[2]', '[3]', '[4]', '[5]', '[6]'],
    ['S1:', 'S2:', 'S3:', 'S4:', 'S5:', 'S6:'],
  ],
};

const answerSeparators = ['-', ' - ', ', ', ' → '];

/** Four or more sentences out of order; the answer is their true order, as labels or as a text. */
export function makeSentenceOrder(random: Random, language: Language): Example {
  const ordered = excerpt(random, random.pick(passages[language]), 4).map(plain);
  let shuffled = random.shuffled(ordered);
  while (shuffled.every((sentence, place) => sentence === ordered[place])) {
    shuffled = random.shuffled(ordered);
  }
  const labels = random.pick(labelSets[language]);
  const lines = shuffled.map((sentence, place) => `${labels[place] ?? ''} ${sentence}`);
  const content = lines.join(random.chance(0.75) ? '\n' : ' ');
  if (random.chance(0.35)) {
    const asked = askAbout(random, language, textWordings[language], content);
    return { ...asked, output: ordered.join(' ') };
  }
  const asked = askAbout(random, language, labelWordings[language], content);
  const answer = ordered.map(sentence =>
    (labels[shuffled.indexOf(sentence)] ?? '').replace(/[.:]$/u, ''),
  );
  return { ...asked, output: answer.join(random.pick(answerSeparators)) };
}
