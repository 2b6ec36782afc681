import type { Random } from '../../random.ts';
import type { Example } from '../../row.ts';

/** `text` stands for what the template should have wrapped. */
const leftovers: readonly ((text: string) => string)[] = [
  text => `### Instruction:\n${text}\n\n### Response:`,
  text => `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant`,
  text => `[INST] ${text} [/INST]`,
  text => `${text}<|endoftext|>`,
  text => `<s>${text}</s><pad><pad><pad>`,
  text => `Human: ${text}\n\nAssistant:`,
  text => `{{instruction}} ${text}`,
  text => `${text} {{input}} {{output}}`,
  text => `1. Instruction: ${text}\n2. Instruction:`,
  text => `### 명령어:\n${text}\n\n### 응답:`,
  text => `{instruction}\n${text}\n{input}`,
  text => `<instruction>${text}</instruction><output>`,
];

/** The row holds nothing but the template: nobody filled it. */
const unfilled = [
  '{{instruction}}',
  '### Instruction:\n{instruction}\n\n### Input:\n{input}\n\n### Response:',
  '<|endoftext|>',
  '{{ task.instruction }} {{ task.input }}',
  '여기에 지시문을 입력하세요.',
  '[INSERT INSTRUCTION HERE]',
  '### 명령어:\n{{명령어}}\n\n### 응답:',
  'TODO: instruction',
];

const outputTails = [
  '<|endoftext|>',
  '\n\n### Instruction:',
  '</s></s>',
  '<|im_end|>',
  '{{output}}',
];

/** Markers of the prompt template were left in the text, or were all that was written. */
export function templateLeft(random: Random, example: Example): Example {
  const { instruction, input, output } = example;
  if (random.chance(0.12)) {
    return { instruction: random.pick(unfilled), input: '{{input}}', output: '{{output}}' };
  }
  return {
    instruction: random.pick(leftovers)(instruction),
    input,
    output: random.chance(0.6) ? output + random.pick(outputTails) : output,
  };
}
