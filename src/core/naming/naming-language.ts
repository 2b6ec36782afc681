import { languageOf, type Language } from '../describe/languages.ts';

/** A BCP 47 tag, such as `ko`; `rows`: that of the instructions of each cluster. */
export type NamingLanguage = string;

export const languageOfRows = 'rows';

/** How a model is told in which language names are to be. */
export function languageRequest(language: NamingLanguage): string {
  if (language === languageOfRows) return 'the language of the instructions of the cluster';
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

/**
 * Whether a name is in the language that was asked for, as far as its letters tell. Names with words of two
 * scripts pass: many things are called in Latin letters everywhere.
 * @param instructions of the cluster
 */
export function isInLanguage(
  name: string,
  language: NamingLanguage,
  instructions: readonly string[],
): boolean {
  const wanted =
    language === languageOfRows ? languageOf(instructions.join(' ')) : scriptOf(language);
  if (wanted !== 'korean' && wanted !== 'latin') return true;
  const found = languageOf(name);
  return found === wanted || found === 'mixed';
}

function scriptOf(language: NamingLanguage): Language | undefined {
  const { script } = new Intl.Locale(language).maximize();
  if (script === 'Kore') return 'korean';
  return script === 'Latn' ? 'latin' : undefined;
}
