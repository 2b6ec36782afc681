import { t } from '@vscode/l10n';
import type { Engine } from '../engine.ts';
import { HumanError } from '../errors.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import type { MeasuredSeed } from './draw-seeds.ts';
import { cosinesWith } from './nearest-rows.ts';
import { meaningVector, type MeaningQuery } from './search-meaning.ts';
import type { Seed } from './seed.ts';

/** Measures how near the rows of a run are to seeds, and keeps that while their phrases and examples stay. */
export class SeedMeasures {
  private similarities = new Map<string, Float32Array>();

  constructor(private readonly opened: OpenedRun) {}

  /**
   * @param engine loads the model; called only for a phrase that no row has
   * @throws HumanError `no-row` for a line without a row, or as `searchMeaning`; the abort reason
   */
  async measure(
    seeds: readonly Seed[],
    engine: () => Promise<Engine>,
    signal: AbortSignal,
  ): Promise<readonly MeasuredSeed[]> {
    const kept = new Map<string, Float32Array>();
    const measured: MeasuredSeed[] = [];
    for (const seed of seeds) {
      const key = JSON.stringify([seed.phrases, seed.lines]);
      const known = kept.get(key) ?? this.similarities.get(key);
      const similarity = known ?? (await this.similarityTo(seed, engine, signal));
      kept.set(key, similarity);
      measured.push({ seed, similarity, threshold: seed.threshold ?? suggested(similarity) });
    }
    this.similarities = kept;
    return measured;
  }

  private async similarityTo(
    { phrases, lines }: Seed,
    engine: () => Promise<Engine>,
    signal: AbortSignal,
  ): Promise<Float32Array> {
    const { vectors, places } = await this.opened.readVectors();
    const queries: MeaningQuery[] = [
      ...phrases.map(text => ({ text })),
      ...lines.map(line => ({ row: this.rowAt(line) })),
    ];
    const nearest = new Float32Array(vectors.count).fill(-1);
    for (const query of queries) {
      const vector = await meaningVector(this.opened, query, engine, signal);
      (await cosinesWith(vector, vectors, signal)).forEach((cosine, at) => {
        if (cosine > (nearest[at] ?? 0)) nearest[at] = cosine;
      });
    }
    const { text } = this.opened.rows;
    return Float32Array.from(text, of => nearest[places[of] ?? -1] ?? NaN);
  }

  private rowAt(line: number): number {
    const row = this.opened.rows.line.indexOf(line);
    if (row >= 0) return row;
    throw new HumanError('no-row', t('Line {0} is no row of the run.', line));
  }
}

/** How far from what any row has in common with a seed to the nearest one: fewer rows, but mostly right ones. */
const suggestedPart = 0.4;

/** A threshold to begin with; 1 without rows. */
function suggested(similarity: Float32Array): number {
  const known = similarity.filter(value => !Number.isNaN(value));
  if (known.length === 0) return 1;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const highest = known.reduce((most, value) => Math.max(most, value), -1);
  return Math.round(100 * (mean + suggestedPart * (highest - mean))) / 100;
}
