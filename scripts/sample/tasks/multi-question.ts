import { passages, plainText } from '../corpus/passages.ts';
import { askAbout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { fill } from '../wording.ts';
import { multiQuestionWordings, questionHeadings } from './multi-question-wordings.ts';

const numberings: readonly ((place: number) => string)[] = [
  place => `${place}. `,
  place => `${place}) `,
  place => `Q${place}. `,
  place => `(${place}) `,
];

/** Two or three questions on one text, or on two texts, answered under the same numbers. */
export function makeMultiQuestion(random: Random, language: Language): Example {
  const texts = random.sample(passages[language], random.chance(0.8) ? 1 : 2);
  const perText = texts.length > 1 ? [1, 2] : [2, 3];
  const asked = texts.flatMap(text => random.sample(text.questions, random.pick(perText)));
  const number = random.pick(numberings);
  const list = asked.map(([question], place) => number(place + 1) + question);
  const questions = list.join(random.chance(0.7) ? '\n' : ' ');
  const body = texts.map(plainText).join('\n\n');
  const answers = asked.map(([, answer], place) => number(place + 1).replace('Q', 'A') + answer);
  const output = answers.join('\n');
  const wording = multiQuestionWordings[language];
  if (random.chance(0.35)) {
    const request = fill(random.pick(wording.below), {});
    return { instruction: `${request}\n${questions}`, input: body, output };
  }
  const heading = random.pick(questionHeadings[language]);
  const content = `${body}\n\n${heading}${questions}`;
  return { ...askAbout(random, language, wording, content), output };
}
