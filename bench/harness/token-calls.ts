import { pickTokens, tokensOf, type TokenLists } from '../../src/core/embed/tokens/tokens.ts';

/** Texts shortest first, so many a call. */
export function callsOf(tokens: TokenLists, textsACall = 350): TokenLists[] {
  const length = (text: number): number => tokensOf(tokens, text).length;
  const order = [...Array(tokens.count).keys()].sort((a, b) => length(a) - length(b));
  const calls = Math.ceil(order.length / textsACall);
  return Array.from({ length: calls }, (_, call) =>
    pickTokens(tokens, order.slice(call * textsACall, (call + 1) * textsACall)),
  );
}
