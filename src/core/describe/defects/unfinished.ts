/** What an English sentence does not end with. */
const englishOpen =
  /\s(?:a|an|the|of|to|and|or|in|on|with|for|from|by|at|is|are|was|were|that|which|because|if|as|but)$/i;
/** What a Korean sentence does not end with: particles, connecting and adnominal endings. */
const koreanOpen =
  /[가-힣](?:을|를|은|는|의|에서|에게|으로|하고|하며|면서|지만|는데|하여|해서|므로)$|\s(?:및|또는|그리고|그러나|하지만|또한|때문에)$/;
/** A comma or an opening bracket. */
const openEnd = /[,(\[{“‘「、，]$/u;
/** A sentence that ended, and another that was begun, in the last line. */
const begun = /[\p{L}"'”’)][.!?]\s+\p{Lu}?\p{Ll}[^\n]*$|[다요까][.!?]\s+[가-힣][^\n]*$/u;
/** What ends a sentence, a quotation or a list, or announces what follows. */
const closed = /[.!?:;…。！？)\]}"'”’»」』`*>\d%]$/u;
/** Endings of Korean sentences whose full stop was left out. */
const koreanClosed = /[다요까죠오라자네지음함임됨기것줘군니냐]$/;
/** Words of the sentence that was begun: fewer are a heading or an answer. */
const leastWords = 3;
/** Shorter texts are phrases. */
const leastCharacters = 30;

/** Whether a text ends in the middle of a sentence. */
export function isUnfinished(text: string): boolean {
  const end = text.trimEnd();
  if (end.length < leastCharacters) return false;
  const tail = end.slice(-300);
  if (openEnd.test(tail) || englishOpen.test(tail) || koreanOpen.test(tail)) return true;
  if (closed.test(tail) || koreanClosed.test(tail)) return false;
  return begun.test(tail) && wordsAfterSentence(tail) >= leastWords;
}

function wordsAfterSentence(tail: string): number {
  const last = tail.split(/[.!?]\s+/).at(-1) ?? '';
  return last.split(/\s+/).length;
}
