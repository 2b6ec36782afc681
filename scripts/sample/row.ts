import type { Random } from './random.ts';

/** The kinds of rows in the sample, in the order in which they are documented. */
export const taskTypes = [
  'summary',
  'sentence-order',
  'original-sentence',
  'last-sentence',
  'multi-question',
  'mask-prediction',
  'definition',
  'mathematics',
  'conceptual-question',
  'broken',
] as const;

export type TaskType = (typeof taskTypes)[number];
export type SoundTaskType = Exclude<TaskType, 'broken'>;
export type Language = 'ko' | 'en';

/** What a model is trained on: `instruction` is never empty, `input` often is. */
export interface Example {
  readonly instruction: string;
  readonly input: string;
  readonly output: string;
}

/** One line of the sample. `type` is a gold label for measuring and is never embedded. */
export interface SampleRow extends Example {
  readonly type: TaskType;
}

export type MakeExample = (random: Random, language: Language) => Example;
