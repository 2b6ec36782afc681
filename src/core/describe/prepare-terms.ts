import { TextTerms } from './text-terms.ts';

/** Texts between two looks at what else there is to do: a few milliseconds. */
const batchTexts = 16;

/**
 * Finds the terms of `texts` and forgets them, while something else is waited for: the words are
 * remembered by the analyser, and describing the texts later takes a fraction of the time.
 */
export async function prepareTerms(texts: readonly string[], signal: AbortSignal): Promise<void> {
  const terms = new TextTerms();
  for (const [at, text] of texts.entries()) {
    if (at % batchTexts === 0) await new Promise(setImmediate);
    signal.throwIfAborted();
    await terms.termsOf(text);
  }
}
