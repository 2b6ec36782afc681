import { describe, expect, it } from 'vitest';
import { withParticles } from '../../../scripts/sample/particles.ts';
import { Random } from '../../../scripts/sample/random.ts';
import { problems } from '../../../scripts/sample/tasks/mathematics/problems.ts';

type Solve = (...numbers: number[]) => number;

function common(a: number, b: number): number {
  let divisor = Math.min(a, b);
  while (a % divisor !== 0 || b % divisor !== 0) divisor -= 1;
  return divisor;
}

function diceWays(sum: number): number {
  const eyes = [1, 2, 3, 4, 5, 6];
  return eyes.flatMap(a => eyes.filter(b => a + b === sum)).length;
}

const unitFactors: Record<string, number> = {
  metres: 1000,
  centimetres: 100,
  grams: 1000,
  millilitres: 1000,
  minutes: 60,
  hours: 24,
};

/** Each answer worked out again from the numbers of the first English wording, in their order. */
const solutions: Record<Exclude<keyof typeof problems, 'conversion'>, Solve> = {
  expression: (a = 0, b = 0, c = 0) => a + b * c,
  sharing: (total = 0, own = 0, friends = 1) => (total - own) / friends,
  shopping: (a = 0, b = 0, paid = 0, m = 0, n = 0) => paid - a * m - b * n,
  commonDivisor: (a = 1, b = 1) => common(a, b),
  fractionSum: (a = 0, b = 1, c = 0, d = 1) => a / b + c / d,
  percentOf: (percent = 0, whole = 0) => (percent / 100) * whole,
  discount: (price = 0, percent = 0) => price - (price / 100) * percent,
  simpleInterest: (sum = 0, rate = 0, years = 0) => sum * (rate / 100) * years,
  ratioSplit: (total = 0, a = 0, b = 0) => (total * Math.max(a, b)) / (a + b),
  travelTime: (speed = 1, distance = 0) => distance / speed,
  averageSpeed: (distance = 0, hours = 1) => distance / hours,
  meeting: (distance = 0, a = 0, b = 1) => distance / (a + b),
  rectangle: (a = 0, b = 0) => a * b,
  fence: (a = 0, b = 0) => a + a + b + b,
  triangle: (base = 0, height = 0) => 0.5 * base * height,
  hypotenuse: (a = 0, b = 0) => Math.hypot(a, b),
  box: (a = 0, b = 0, c = 0) => a * b * c,
  linearEquation: (a = 1, b = 0, c = 0) => (c - b) / a,
  sumAndDifference: (sum = 0, gap = 0) => sum - (sum - gap) / 2,
  ages: (times = 1, total = 0) => total / (times + 1),
  arithmeticSequence: (n = 0, first = 0, second = 0) => first + (second - first) * (n - 1),
  geometricSequence: (...terms) => (terms[3] ?? 0) * ((terms[1] ?? 0) / (terms[0] ?? 1)),
  drawing: (red = 0, blue = 0) => red / (red + blue),
  twoDice: (sum = 0) => diceWays(sum) / 36,
  handshakes: (people = 0) =>
    Array.from({ length: people }, (_, met) => met).reduce((a, b) => a + b),
  mean: (...scores) => scores.reduce((a, b) => a + b) / scores.length,
  temperature: (celsius = 0) => celsius * 1.8 + 32,
  fuel: (perLitre = 1, distance = 0) => distance / perLitre,
};

function numbersIn(text: string): number[] {
  const found = text.match(/-?\d[\d,]*(?:\.\d+)?/gu) ?? [];
  return found.map(number => Number(number.replaceAll(',', '')));
}

/** The value at the end of a worked solution; a fraction counts as one value. */
function answerOf(solution: string): number {
  const last = /(-?\d[\d,]*(?:\.\d+)?)(?:\/(\d+))?[^\d]*$/u.exec(solution);
  const numerator = Number((last?.[1] ?? 'NaN').replaceAll(',', ''));
  return last?.[2] === undefined ? numerator : numerator / Number(last[2]);
}

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

describe('mathematics', () => {
  it.each(Object.entries(solutions))('%s is answered rightly in both languages', (name, solve) => {
    for (const seed of seeds) {
      const { ko, en } = problems[name as keyof typeof problems](new Random(seed));
      const expected = solve(...numbersIn(en.questions[0] ?? ''));
      expect(answerOf(en.solution), en.questions[0]).toBeCloseTo(expected, 6);
      expect(answerOf(withParticles(ko.solution)), ko.questions[0]).toBeCloseTo(expected, 6);
    }
  });

  it('conversion is answered rightly in both languages', () => {
    for (const seed of seeds) {
      const { ko, en } = problems.conversion(new Random(seed));
      const [, unit = '', amount = ''] =
        /many (\w+) are ([\d.]+) /u.exec(en.questions[0] ?? '') ?? [];
      const expected = Number(amount) * (unitFactors[unit] ?? NaN);
      expect(answerOf(en.solution), en.questions[0]).toBeCloseTo(expected, 6);
      expect(answerOf(ko.solution), ko.questions[0]).toBeCloseTo(expected, 6);
    }
  });

  it('asks for the same numbers in every wording', () => {
    for (const [name, make] of Object.entries(problems)) {
      const { ko, en } = make(new Random(5));
      for (const { questions } of [ko, en]) {
        expect(questions.length, name).toBeGreaterThanOrEqual(2);
        expect(new Set(questions).size, name).toBe(questions.length);
      }
    }
  });
});
