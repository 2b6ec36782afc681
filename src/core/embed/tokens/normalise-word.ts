/** Characters that normalisation leaves alone whatever stands beside them: ASCII, Hangul, Han, kana. */
const plain = /^[!-~가-힣一-鿿ぁ-ゖァ-ヺ]*$/;

const control = /[\u0001-\u0008\u000B\u000E-\u001F\u007F\u008F\u009F]/g;
const white =
  /[\u0009\u000A\u000C\u000D\u00A0\u1680\u2000-\u200F\u2028\u2029\u202F\u205F\u2581\u3000\uFEFF\uFFFD]/g;
const fullWidthTilde = '\uFF5E';

/** Begins every word, and stands for white space inside one. */
const wordStart = '▁';

/**
 * A word, free of ASCII white space, as the vocabulary spells it: SentencePiece's `nmt_nfkc` in the
 * form that Hugging Face's tokenizers give it (control characters dropped, exotic white space to
 * spaces, NFKC but for the full-width tilde), then `▁` before it. What means nothing becomes ''.
 */
export function normaliseWord(word: string): string {
  if (plain.test(word)) return word === '' ? '' : wordStart + word;
  const clean = word.replace(control, '').replace(white, ' ');
  const composed = clean
    .split(fullWidthTilde)
    .map(part => part.normalize('NFKC'))
    .join(fullWidthTilde);
  const spaced = composed.trim().replace(/ +/g, wordStart);
  return spaced === '' || spaced.startsWith(wordStart) ? spaced : wordStart + spaced;
}
