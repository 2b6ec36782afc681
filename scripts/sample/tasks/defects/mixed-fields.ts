import type { Random } from '../../random.ts';
import type { Example, Language } from '../../row.ts';

const markers = {
  ko: { input: '입력:', output: '출력:' },
  en: { input: 'Input:', output: 'Output:' },
};

/** What belongs into one field stands in another, or everything stands in the instruction. */
export function mixedFields(random: Random, example: Example, language: Language): Example {
  const { instruction, input, output } = example;
  const { input: inputMark, output: outputMark } = markers[language];
  const mixes = {
    swapped: () => ({ instruction: output, input, output: instruction }),
    rotated: () => ({ instruction: output, input: instruction, output: input }),
    answerOnly: () => ({ instruction: output, input: '', output: '' }),
    allInOne: () => ({
      instruction: `${instruction} ${inputMark} ${input} ${outputMark} ${output}`,
      input: '',
      output: '',
    }),
    asJson: () => ({ instruction: JSON.stringify({ instruction, input }), input: '', output }),
  };
  const kind = random.weighted({
    swapped: 30,
    rotated: 15,
    answerOnly: 15,
    allInOne: 25,
    asJson: 15,
  });
  return mixes[kind]();
}
