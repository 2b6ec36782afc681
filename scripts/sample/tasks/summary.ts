import { passages, plainText } from '../corpus/passages.ts';
import { askAbout } from '../layout.ts';
import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { answerWordings, bothWordings, summaryWordings } from './summary-wordings.ts';

/** “Summary & instruction-answer”: sum a text up, answer a question on it, or both. */
export function makeSummary(random: Random, language: Language): Example {
  const passage = random.pick(passages[language]);
  const [question, answer] = random.pick(passage.questions);
  const titled = random.chance(0.2);
  const content = titled ? `${passage.title}\n${plainText(passage)}` : plainText(passage);
  const kind = random.weighted({ summary: 55, answer: 25, both: 20 });
  if (kind === 'summary') {
    const asked = askAbout(random, language, summaryWordings[language], content);
    return { ...asked, output: passage.summary };
  }
  if (kind === 'answer') {
    const asked = askAbout(random, language, answerWordings[language], content, { question });
    return { ...asked, output: answer };
  }
  const asked = askAbout(random, language, bothWordings[language], content, { question });
  const output =
    language === 'ko'
      ? `요약: ${passage.summary}\n답: ${answer}`
      : `Summary: ${passage.summary}\nAnswer: ${answer}`;
  return { ...asked, output };
}
