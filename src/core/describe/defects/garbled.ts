/** Replaced characters, controls besides tab and line ends, and halves of surrogate pairs. */
const brokenCharacter =
  /\uFFFD|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u;
/** UTF-8 that was read as Windows-1252, of Latin, punctuation and Korean. */
const misread = /[ÃÂâìíëê][€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0-\u00bf]/gu;
const entity = /&(?:nbsp|amp|quot|lt|gt|apos|#\d{2,5});/g;
/** A single one may be meant. */
const several = 2;

/** Whether characters of a text were decoded wrongly or are none. */
export function hasGarbledCharacters(text: string): boolean {
  if (brokenCharacter.test(text)) return true;
  return [misread, entity].some(pattern => (text.match(pattern)?.length ?? 0) >= several);
}

/** Words of one script next to each other; Hangul and Latin stand together rightly. */
const own = /^[^\p{L}]*[\p{Script=Hangul}\p{Script=Latin}]/u;
const foreign =
  /\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Thai}|\p{Script=Hebrew}|\p{Script=Devanagari}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}{2}/u;

/**
 * Whether words of foreign scripts are strewn over a Korean or English text. One stretch of them is
 * a quotation or what is to be translated.
 */
export function hasStrayScripts(text: string): boolean {
  if (!foreign.test(text)) return false;
  let stretches = 0;
  let before: 'own' | 'foreign' | undefined;
  for (const word of text.split(/[\s,.:;!?()"'“”]+/)) {
    const kind = own.test(word) ? 'own' : foreign.test(word) ? 'foreign' : undefined;
    if (kind === undefined) continue;
    if (kind === 'foreign' && before === 'own') stretches++;
    before = kind;
  }
  return stretches >= several;
}
