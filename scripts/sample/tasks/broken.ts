import type { Random } from '../random.ts';
import type { Example, Language } from '../row.ts';
import { cutOff } from './defects/cut-off.ts';
import { mixedFields } from './defects/mixed-fields.ts';
import { mixedScripts } from './defects/mixed-scripts.ts';
import { overSpecified } from './defects/over-specified.ts';
import { repetition } from './defects/repetition.ts';
import { templateLeft } from './defects/template-left.ts';

/** Turns a sound example into one that a bad generator could have written. */
type Defect = (random: Random, example: Example, language: Language) => Example;

const defects = {
  repetition,
  cutOff,
  mixedFields,
  mixedScripts,
  overSpecified,
  templateLeft,
} satisfies Readonly<Record<string, Defect>>;

const weights: Readonly<Record<keyof typeof defects, number>> = {
  repetition: 24,
  cutOff: 12,
  mixedFields: 12,
  mixedScripts: 16,
  overSpecified: 16,
  templateLeft: 20,
};

const emptyMarkers = ['<noinput>', 'None', 'nan', 'N/A', '없음', '<입력 없음>', '""'];

/** Spoils `example` by one defect; an empty input may come out as an “empty” marker. */
export function breakExample(random: Random, example: Example, language: Language): Example {
  const broken = defects[random.weighted(weights)](random, example, language);
  if (broken.input !== '' || random.chance(0.5)) return broken;
  return { ...broken, input: random.pick(emptyMarkers) };
}
