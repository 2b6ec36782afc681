/** By the script of its letters: Hangul, Latin, any other, or no one script for most of it. */
export type Language = (typeof languages)[number];

export const languages = ['korean', 'latin', 'other', 'mixed'] as const;

/** Share of the letters that one script must have for a text to be of it. */
const most = 0.75;
/** A Hangul syllable stands for about so many letters of the Latin alphabet. */
const lettersPerSyllable = 2.5;
/** Characters of a text that are looked at. */
const textLimit = 400;

/** What a text is written in; one without letters is `other`. */
export function languageOf(text: string): Language {
  const start = text.length > textLimit ? text.slice(0, textLimit) : text;
  const latin = count(start, /\p{Script=Latin}/gu);
  const korean = lettersPerSyllable * count(start, /[가-힣]/g);
  const all = latin + korean + count(start, /(?![가-힣]|\p{Script=Latin})\p{L}/gu);
  if (all === 0) return 'other';
  if (korean >= most * all) return 'korean';
  if (latin >= most * all) return 'latin';
  return all - latin - korean >= most * all ? 'other' : 'mixed';
}

function count(text: string, letter: RegExp): number {
  return text.match(letter)?.length ?? 0;
}
