import { UsageError } from './usage.ts';

/** What `--k` takes besides `auto`. */
const clusterBounds = { least: 2, most: 1_000 } as const;

/** The value of `--k`. */
export function numberOfClusters(text: string): number | 'auto' {
  if (text === 'auto') return text;
  return wholeNumber('--k', text, clusterBounds.least, clusterBounds.most) ?? 'auto';
}

/** One of a few words; undefined when the option was not given. */
export function oneOf<Word extends string>(
  option: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  const word = words.find(known => known === text);
  if (text === undefined || word !== undefined) return word;
  throw new UsageError(`${option} takes ${words.join(' or ')}, not "${text}".`);
}

/** The one argument of a command that is not an option. */
export function onlyPositional(positionals: readonly string[], name: string): string {
  const [value, extra] = positionals;
  if (value === undefined) throw new UsageError(`${name} is missing.`);
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  return value;
}

/** The two arguments of a command that are no options. */
export function twoPositionals(
  positionals: readonly string[],
  first: string,
  second: string,
): readonly [string, string] {
  const one = onlyPositional(positionals.slice(0, 1), first);
  return [one, onlyPositional(positionals.slice(1), second)];
}

/** A whole number between two bounds; undefined when the option was not given. */
export function wholeNumber(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}

/** Ids of clusters out of the values of an option that takes `ID[,ID…]` and may be repeated. */
export function clusterIds(option: string, values: readonly string[]): number[] {
  const ids = values.flatMap(list => list.split(','));
  return ids.map(id => wholeNumber(option, id.trim(), 1, 2 ** 31 - 1) ?? 0);
}

/** A number between two bounds; undefined when the option was not given. */
export function realNumber(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a number from ${least} to ${most}, not "${text}".`);
}
