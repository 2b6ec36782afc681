import type { Random } from './random.ts';
import type { Example, Language } from './row.ts';
import { fill, type Wording } from './wording.ts';

/** Real sets put the text in `input` more often than into the instruction itself. */
const placeWeights = { input: 76, below: 16, above: 8 };

const labels: Readonly<Record<Language, readonly string[]>> = {
  ko: ['지문: ', '[본문]\n', '글:\n', '<지문>\n', '### 본문\n', '내용: ', '본문) ', '▶ '],
  en: [
    'Text: ',
    '[Passage]\n',
    'Passage:\n',
    '"""\n',
    '### Text\n',
    'Content: ',
    '> ',
    'Source:\n',
  ],
};

function labelled(random: Random, language: Language, content: string): string {
  if (random.chance(0.6)) return content;
  const label = random.pick(labels[language]);
  return label === '"""\n' ? `${label}${content}\n"""` : label + content;
}

/**
 * Asks for something to be done with `content`: the request in `instruction`, the content in
 * `input` or, as in many real rows, before or after the request in the instruction.
 */
export function askAbout(
  random: Random,
  language: Language,
  wording: Wording,
  content: string,
  slots: Readonly<Record<string, string>> = {},
): Pick<Example, 'instruction' | 'input'> {
  const place = random.weighted(placeWeights);
  const text = labelled(random, language, content);
  if (place === 'above') {
    const request = fill(random.pick(wording.above), slots);
    return { instruction: `${text}\n\n${request}`, input: '' };
  }
  const request = fill(random.pick(wording.below), slots);
  if (place === 'input') return { instruction: request, input: text };
  return { instruction: request + random.pick(['\n\n', '\n']) + text, input: '' };
}
