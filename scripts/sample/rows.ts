import { Random } from './random.ts';
import type { Language, MakeExample, SampleRow, SoundTaskType, TaskType } from './row.ts';
import { breakExample } from './tasks/broken.ts';
import { makeConceptualQuestion } from './tasks/conceptual-question.ts';
import { makeDefinition } from './tasks/definition.ts';
import { makeLastSentence } from './tasks/last-sentence.ts';
import { makeMaskPrediction } from './tasks/mask-prediction.ts';
import { makeMathematics } from './tasks/mathematics/mathematics.ts';
import { makeMultiQuestion } from './tasks/multi-question.ts';
import { makeOriginalSentence } from './tasks/original-sentence.ts';
import { makeSentenceOrder } from './tasks/sentence-order.ts';
import { makeSummary } from './tasks/summary.ts';

const soundShares: Readonly<Record<SoundTaskType, number>> = {
  summary: 19,
  'sentence-order': 9,
  'original-sentence': 8,
  'last-sentence': 7,
  'multi-question': 12,
  'mask-prediction': 11,
  definition: 10,
  mathematics: 9,
  'conceptual-question': 7,
};

/** Percent of the rows of each type: unequal, as in a set that has grown over time. */
export const typeShares: Readonly<Record<TaskType, number>> = { ...soundShares, broken: 8 };

const languageShares: Readonly<Record<Language, number>> = { ko: 60, en: 40 };

/** Share of rows that repeat an earlier row exactly, as sets joined from several sources have. */
const duplicateShare = 0.008;

/** How often a row is drawn again when the same request came up before. */
const maximumDraws = 12;

const makers: Readonly<Record<SoundTaskType, MakeExample>> = {
  summary: makeSummary,
  'sentence-order': makeSentenceOrder,
  'original-sentence': makeOriginalSentence,
  'last-sentence': makeLastSentence,
  'multi-question': makeMultiQuestion,
  'mask-prediction': makeMaskPrediction,
  definition: makeDefinition,
  mathematics: makeMathematics,
  'conceptual-question': makeConceptualQuestion,
};

function makeRow(random: Random, type: TaskType, language: Language): SampleRow {
  if (type !== 'broken') return { ...makers[type](random, language), type };
  const sound = makers[random.weighted(soundShares)](random, language);
  return { ...breakExample(random, sound, language), type };
}

/** Yields `count` rows; the same count and seed give the same rows. */
export function* sampleRows(count: number, seed: number): Generator<SampleRow> {
  const random = new Random(seed);
  const drawn: SampleRow[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    if (drawn.length > 0 && random.chance(duplicateShare)) {
      yield random.pick(drawn);
      continue;
    }
    const type = random.weighted(typeShares);
    const language = random.weighted(languageShares);
    let row = makeRow(random, type, language);
    for (let draw = 1; draw < maximumDraws && seen.has(requestOf(row)); draw += 1) {
      row = makeRow(random, type, language);
    }
    seen.add(requestOf(row));
    drawn.push(row);
    yield row;
  }
}

/** What makes two rows the same request, whatever their output. */
export function requestOf(row: SampleRow): string {
  return `${row.instruction}\u0000${row.input}`;
}
