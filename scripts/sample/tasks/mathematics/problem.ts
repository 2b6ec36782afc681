import type { Random } from '../../random.ts';

interface PosedProblem {
  /** The same problem in several wordings; Korean ones may hold particle markers. */
  readonly questions: readonly string[];
  /** The way to the answer; its last number is the answer. */
  readonly solution: string;
}

/** One problem with its numbers drawn, in both languages. */
interface MathProblem {
  readonly ko: PosedProblem;
  readonly en: PosedProblem;
}

export type MakeProblem = (random: Random) => MathProblem;

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

/** A number as both languages write it: 12,500 or 3.25. */
export function written(value: number): string {
  return format.format(value);
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A fraction in lowest terms, or a whole number when it is one. */
export function fraction(numerator: number, denominator: number): string {
  const divisor = greatestCommonDivisor(numerator, denominator);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  return bottom === 1 ? String(top) : `${top}/${bottom}`;
}

const namesKo = ['민수', '지영', '서준', '하은', '도윤', '유나', '태호', '은지', '준영', '소라'];
const namesEn = ['Mina', 'Tom', 'Grace', 'Omar', 'Lucy', 'Ben', 'Ines', 'Jack', 'Nora', 'Ravi'];

/** Two people for a story, with a name in each language. */
export function twoPeople(random: Random): Record<'ko' | 'en', readonly [string, string]> {
  const pair = (names: readonly string[]): readonly [string, string] => {
    const [first = '', second = ''] = random.sample(names, 2);
    return [first, second];
  };
  return { ko: pair(namesKo), en: pair(namesEn) };
}
