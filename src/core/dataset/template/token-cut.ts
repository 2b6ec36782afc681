/**
 * The first or last tokens of a text, at most `count`, as a beginning or an ending of it. What is cut
 * already stays as it is.
 */
export type TokenCut = (text: string, from: 'first' | 'last', count: number) => string;

let provided: TokenCut | undefined;

/** Brings the tokenizer by which templates count: it belongs to a later stage, and the process knows its files. */
export function provideTokenCut(cut: TokenCut): void {
  provided = cut;
}

/** @throws HumanError `model-missing` when the tokenizer's file is */
export function cutToTokens(...[text, from, count]: Parameters<TokenCut>): string {
  if (provided === undefined) throw new Error('Nothing was provided to count tokens with.');
  return provided(text, from, count);
}
