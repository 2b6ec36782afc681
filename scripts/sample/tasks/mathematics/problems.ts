import {
  ages,
  arithmeticSequence,
  geometricSequence,
  linearEquation,
  sumAndDifference,
} from './algebra.ts';
import { commonDivisor, expression, fractionSum, sharing, shopping } from './arithmetic.ts';
import { drawing, handshakes, mean, twoDice } from './chance.ts';
import { box, fence, hypotenuse, rectangle, triangle } from './geometry.ts';
import { averageSpeed, meeting, travelTime } from './motion.ts';
import { discount, percentOf, ratioSplit, simpleInterest } from './percent.ts';
import type { MakeProblem } from './problem.ts';
import { conversion, fuel, temperature } from './units.ts';

/** Every kind of problem by its name. */
export const problems = {
  expression,
  sharing,
  shopping,
  commonDivisor,
  fractionSum,
  percentOf,
  discount,
  simpleInterest,
  ratioSplit,
  travelTime,
  averageSpeed,
  meeting,
  rectangle,
  fence,
  triangle,
  hypotenuse,
  box,
  linearEquation,
  sumAndDifference,
  ages,
  arithmeticSequence,
  geometricSequence,
  drawing,
  twoDice,
  handshakes,
  mean,
  conversion,
  temperature,
  fuel,
} satisfies Readonly<Record<string, MakeProblem>>;
