import type { Language } from '../row.ts';
import type { ConceptualQuestion } from './conceptual-question.ts';
import { questionsEn } from './en/questions.ts';
import { questionsKo } from './ko/questions.ts';

export const questions: Readonly<Record<Language, readonly ConceptualQuestion[]>> = {
  ko: questionsKo,
  en: questionsEn,
};
