import { hasLoop } from './loops.ts';
import { hasGarbledCharacters, hasStrayScripts } from './garbled.ts';
import { hasMixedFields, isWithoutWord } from './fields.ts';
import { hasTemplateLeftovers } from './template-leftovers.ts';
import { isUnfinished } from './unfinished.ts';

/** What makes a row look like a broken generation. */
export type Defect = (typeof defectKinds)[number];

export const defectKinds = [
  /** A character, word or phrase over and over. */
  'repetition',
  /** An output that ends in the middle of a sentence; an instruction may well leave it to be completed. */
  'unfinished',
  /** Markers of a prompt template, or a template that nobody filled. */
  'template',
  /** Characters that were decoded wrongly, or control characters. */
  'garbled',
  /** Words in scripts that the rest of the text is not written in. */
  'scripts',
  /** An output without a word. */
  'empty',
  /** The output repeats the instruction, or stands in its place. */
  'fields',
] as const;

/** Characters of a text that are looked at, half of them from its end. */
const textLimit = 2000;

/**
 * The defects of a row, a bit for each: bit i is `defectKinds[i]`. They are signs, not proofs: what
 * counts is that a cluster has far more of them than the rest of its file (`suspects.ts`).
 * @param output undefined when the row has none
 */
export function defectsOf(instruction: string, output: string | undefined): number {
  const asked = shortened(instruction);
  const answered = output === undefined ? undefined : shortened(output);
  const texts = answered === undefined ? [asked] : [asked, answered];
  const found: Record<Defect, boolean> = {
    repetition: texts.some(hasLoop),
    unfinished: answered !== undefined && isUnfinished(answered),
    template: texts.some(hasTemplateLeftovers),
    garbled: texts.some(hasGarbledCharacters),
    scripts: texts.some(hasStrayScripts),
    empty: answered !== undefined && isWithoutWord(answered),
    fields: hasMixedFields(asked, answered),
  };
  return defectKinds.reduce((bits, kind, bit) => bits | (found[kind] ? 1 << bit : 0), 0);
}

function shortened(text: string): string {
  if (text.length <= textLimit) return text;
  return `${text.slice(0, textLimit / 2)} ${text.slice(-textLimit / 2)}`;
}
