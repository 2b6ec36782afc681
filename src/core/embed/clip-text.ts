/** Tokens kept from either end of a text. */
export const edgeTokens = 32;

/** A text up to this length is never longer than both edges by much; it is taken whole. */
const shortCharacters = 256;
/** Words that surely hold `edgeTokens` tokens: every word is at least one. */
const edgeWords = 40;
/** An edge is looked for in so many characters, whatever the words. */
const edgeCharacters = 2_000;

const fromStart = new RegExp(`^\\s*(?:\\S+\\s+){${edgeWords}}`);
const fromEnd = new RegExp(`(?:\\s+\\S+){${edgeWords}}\\s*$`);

/**
 * The parts of a text that can hold its first and last `edgeTokens` tokens: one part when that is
 * all of it, else two. Tokens never cross white space, so tokenising the parts gives the same ids
 * as tokenising the whole, at a bounded cost. The one exception is a text with words of more than
 * some 50 characters on average, where an edge may start inside a word.
 */
export function clipText(text: string): readonly [string] | readonly [string, string] {
  if (text.length <= shortCharacters) return [text];
  const start = text.slice(0, edgeCharacters);
  const end = text.slice(-edgeCharacters);
  const head = fromStart.exec(start)?.[0] ?? start;
  const tail = fromEnd.exec(end)?.[0] ?? end;
  return head.length + tail.length >= text.length ? [text] : [head, tail];
}
