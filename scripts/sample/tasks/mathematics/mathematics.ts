import { withParticles } from '../../particles.ts';
import type { Random } from '../../random.ts';
import type { Example, Language } from '../../row.ts';
import { fill } from '../../wording.ts';
import { problemFrames, problemRequests } from './mathematics-wordings.ts';
import { problems } from './problems.ts';

/** A problem with its worked solution: bare, under a request, or in `input`. */
export function makeMathematics(random: Random, language: Language): Example {
  const { questions, solution } = random.pick(Object.values(problems))(random)[language];
  const question = withParticles(random.pick(questions));
  const output = withParticles(solution);
  const kind = random.weighted({ bare: 50, framed: 25, input: 25 });
  if (kind === 'bare') return { instruction: question, input: '', output };
  if (kind === 'input') {
    return { instruction: random.pick(problemRequests[language]), input: question, output };
  }
  const frame = random.pick(problemFrames[language]);
  return { instruction: fill(frame, { problem: question }), input: '', output };
}
