/** The token ids of several texts in one flat array; no special tokens. */
export interface TokenLists {
  readonly count: number;
  readonly ids: Int32Array;
  /** count + 1 entries: text i has the ids starts[i] … starts[i + 1]. */
  readonly starts: Uint32Array;
}

export function tokensOf(lists: TokenLists, text: number): Int32Array {
  return lists.ids.subarray(lists.starts[text], lists.starts[text + 1]);
}

export function tokenLists(lists: readonly ArrayLike<number>[]): TokenLists {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, index) => {
    starts[index + 1] = (starts[index] ?? 0) + list.length;
  });
  const ids = new Int32Array(starts[lists.length] ?? 0);
  lists.forEach((list, index) => ids.set(list, starts[index]));
  return { count: lists.length, ids, starts };
}

/** The lists `chosen`, in that order. */
export function pickTokens(lists: TokenLists, chosen: readonly number[]): TokenLists {
  return tokenLists(chosen.map(text => tokensOf(lists, text)));
}
