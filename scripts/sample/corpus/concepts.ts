import type { Language } from '../row.ts';
import type { Concept } from './concept.ts';
import { conceptsEn } from './en/concepts.ts';
import { conceptsKo } from './ko/concepts.ts';

export const concepts: Readonly<Record<Language, readonly Concept[]>> = {
  ko: conceptsKo,
  en: conceptsEn,
};
