/** One to four characters ten times in a row; lines and dots drawn with them are no loop. */
const characterLoop = /([^\s\d\-=_*#|+~.·•…]{1,4}?)\1{9,}|\.{20,}/u;

/** Words of a text that are looked at, from its end, where loops are. */
const wordLimit = 240;
/** Words of the longest phrase whose repetition is found. */
const longestPhrase = 40;
/** Times that a phrase must stand there, by its words: few words come back in a song too. */
const timesOf = (words: number): number => (words === 1 ? 6 : words < 5 ? 4 : 3);
/** Characters of a loop: "no, no, no, no" is none. */
const leastCharacters = 20;

/** Whether a character, word or phrase comes over and over, as a generator writes that has lost its way. */
export function hasLoop(text: string): boolean {
  if (characterLoop.test(text)) return true;
  const words = text.split(/\s+/).slice(-wordLimit);
  const numbers = numbered(words);
  for (let phrase = 1; phrase <= Math.min(longestPhrase, words.length >> 1); phrase++) {
    if (repeats(words, numbers, phrase)) return true;
  }
  return false;
}

/** Words as numbers, since numbers are compared faster. */
function numbered(words: readonly string[]): Uint16Array {
  const known = new Map<string, number>();
  return Uint16Array.from(words, word => {
    const number = known.get(word) ?? known.size;
    known.set(word, number);
    return number;
  });
}

function repeats(words: readonly string[], numbers: Uint16Array, phrase: number): boolean {
  const least = (timesOf(phrase) - 1) * phrase;
  let run = 0;
  for (let at = phrase; at < numbers.length; at++) {
    run = numbers[at] === numbers[at - phrase] ? run + 1 : 0;
    if (run >= least && isText(words.slice(at - run - phrase + 1, at + 1))) return true;
  }
  return false;
}

/** Columns of numbers and rules of a table repeat rightly. */
function isText(words: readonly string[]): boolean {
  const text = words.join('');
  return text.length >= leastCharacters && /\p{L}/u.test(text);
}
