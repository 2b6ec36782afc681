import { questions } from '../corpus/questions.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { fill } from '../wording.ts';
import { closers, questionFrames, requestsOnly } from './conceptual-question-wordings.ts';

/** A why, how or what-if question: bare, inside a request, or in `input` under a request. */
export function makeConceptualQuestion(random: Random, language: Language): Example {
  const [question, output] = random.pick(questions[language]);
  const closer = random.chance(0.35) ? ` ${random.pick(closers[language])}` : '';
  const kind = random.weighted({ bare: 40, framed: 35, input: 25 });
  if (kind === 'input') {
    const request = random.pick(requestsOnly[language]);
    return { instruction: request + closer, input: question, output };
  }
  // “Compare …” and “… 설명하시오.” are requests already.
  const frame =
    kind === 'framed' && question.endsWith('?')
      ? random.pick(questionFrames[language])
      : '{question}';
  return { instruction: fill(frame, { question }) + closer, input: '', output };
}
