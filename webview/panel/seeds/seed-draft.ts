import * as v from 'valibot';
import type { Seed, SeedDraw } from '../../shared/contract.ts';

export const seedDraftSchema = v.object({
  /** Another number for every draft of a file. */
  key: v.number(),
  name: v.string(),
  type: v.string(),
  /** One phrase a line. */
  phrases: v.string(),
  /** Lines (1-based) of example rows. */
  lines: v.array(v.number()),
  /** Left out as long as nobody has moved the slider. */
  threshold: v.optional(v.number()),
});

/** A seed as the person writes it. */
export type SeedDraft = Readonly<v.InferOutput<typeof seedDraftSchema>>;

/** With another one, which is empty. */
export function withEmptySeed(drafts: readonly SeedDraft[]): SeedDraft[] {
  const key = drafts.reduce((highest, draft) => Math.max(highest, draft.key), 0) + 1;
  return [...drafts, { key, name: '', type: '', phrases: '', lines: [] }];
}

/** What is asked of the host for a draft; undefined as long as it has no name, or nothing that rows could be like. */
export function seedOf({ name, type, phrases, lines, threshold }: SeedDraft): Seed | undefined {
  const written = phrases
    .split('\n')
    .map(phrase => phrase.trim())
    .filter(phrase => phrase !== '');
  if (name.trim() === '' || written.length + lines.length === 0) return undefined;
  const seed = { name: name.trim(), type: type.trim(), phrases: written, lines: [...lines] };
  return threshold === undefined ? seed : { ...seed, threshold };
}

/** The drafts that can be drawn, with their seeds. */
export function readySeeds(
  drafts: readonly SeedDraft[],
): readonly { readonly key: number; readonly seed: Seed }[] {
  return drafts.flatMap(draft => {
    const seed = seedOf(draft);
    return seed === undefined ? [] : [{ key: draft.key, seed }];
  });
}

/** What each draft takes, by its key. */
export type Draws = ReadonlyMap<number, SeedDraw>;

export function rowsDrawn(draws: Draws): number {
  return [...draws.values()].reduce((sum, { rows }) => sum + rows, 0);
}
