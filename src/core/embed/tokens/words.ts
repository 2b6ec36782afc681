/** The words between ASCII white space, which no token crosses, first to last. */
export function* wordsForward(text: string): Generator<string> {
  for (let end = 0; end < text.length;) {
    let start = end;
    while (start < text.length && isSpace(text.charCodeAt(start))) start++;
    end = start;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
    if (end > start) yield text.slice(start, end);
  }
}

/** The same words, last to first. */
export function* wordsBackward(text: string): Generator<string> {
  for (let start = text.length; start > 0;) {
    let end = start;
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    start = end;
    while (start > 0 && !isSpace(text.charCodeAt(start - 1))) start--;
    if (end > start) yield text.slice(start, end);
  }
}

/** Space, tab, line feed or carriage return: the normaliser leaves them, or makes them a space. */
function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
