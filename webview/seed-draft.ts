import type { Seed, SeedDraw } from './contract.ts';

/** A seed as the person writes it. */
export interface SeedDraft {
  /** Another number for every draft of the page. */
  readonly key: number;
  readonly name: string;
  readonly type: string;
  /** One phrase a line. */
  readonly phrases: string;
  /** Lines (1-based) of example rows. */
  readonly lines: readonly number[];
  /** Undefined as long as nobody has moved the slider. */
  readonly threshold: number | undefined;
}

let last = 0;

export function emptySeed(): SeedDraft {
  return { key: ++last, name: '', type: '', phrases: '', lines: [], threshold: undefined };
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
