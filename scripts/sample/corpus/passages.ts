import type { Random } from '../random.ts';
import type { Language } from '../row.ts';
import { cultureEn } from './en/culture.ts';
import { lifeEn } from './en/life.ts';
import { natureEn } from './en/nature.ts';
import { societyEn } from './en/society.ts';
import { cultureKo } from './ko/culture.ts';
import { lifeKo } from './ko/life.ts';
import { natureKo } from './ko/nature.ts';
import { societyKo } from './ko/society.ts';
import type { Passage } from './passage.ts';

export const passages: Readonly<Record<Language, readonly Passage[]>> = {
  ko: [...natureKo, ...societyKo, ...cultureKo, ...lifeKo],
  en: [...natureEn, ...societyEn, ...cultureEn, ...lifeEn],
};

/** The sentence as a reader sees it, without the braces around its maskable word. */
export function plain(sentence: string): string {
  return sentence.replace(/[{}]/gu, '');
}

export function plainText(passage: Passage): string {
  return passage.sentences.map(plain).join(' ');
}

/** A run of neighbouring sentences, at least `least` of them, with their braces. */
export function excerpt(random: Random, passage: Passage, least: number): readonly string[] {
  const total = passage.sentences.length;
  const length = random.integer(Math.min(least, total), total);
  const start = random.integer(0, total - length);
  return passage.sentences.slice(start, start + length);
}
