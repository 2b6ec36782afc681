import { cutToTokens } from './token-cut.ts';

/**
 * Which part of a field's text counts, as in `{input|first 200}`, `{output|last 30 words}` and
 * `{input|first 64 tokens}`.
 */
export interface TextLimit {
  readonly from: 'first' | 'last';
  readonly count: number;
  /** Characters are code points; words stand between white space; tokens are those of `TokenCut`. */
  readonly unit: 'characters' | 'words' | 'tokens';
}

const limitPattern = /^\s*(first|last)\s+([1-9]\d{0,8})(?:\s+(character|word|token)s?)?\s*$/;

/** Parses what stands behind the `|` of a field; undefined when it is no limit. */
export function parseTextLimit(text: string): TextLimit | undefined {
  const [, from, count, unit] = limitPattern.exec(text) ?? [];
  if (from === undefined || count === undefined) return undefined;
  return {
    from: from === 'first' ? 'first' : 'last',
    count: Number(count),
    unit: unit === 'word' ? 'words' : unit === 'token' ? 'tokens' : 'characters',
  };
}

/** The part of `text` that `limit` lets through, without white space around it. */
export function limitText(text: string, { from, count, unit }: TextLimit): string {
  const trimmed = text.trim();
  if (unit === 'tokens') return cutToTokens(trimmed, from, count).trim();
  // Neither characters nor words are more than UTF-16 units.
  if (trimmed.length <= count) return trimmed;
  if (unit === 'words') return limitWords(trimmed, from, count);
  const characters = from === 'first' ? trimmed.slice(0, count * 2) : trimmed.slice(-count * 2);
  const whole = Array.from(characters);
  return (from === 'first' ? whole.slice(0, count) : whole.slice(-count)).join('').trim();
}

function limitWords(text: string, from: TextLimit['from'], count: number): string {
  const words = [...text.matchAll(/\S+/g)];
  if (words.length <= count) return text;
  if (from === 'last') return text.slice(words.at(-count)?.index);
  const last = words[count - 1];
  return text.slice(0, (last?.index ?? 0) + (last?.[0].length ?? 0));
}
