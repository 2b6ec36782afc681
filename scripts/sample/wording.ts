import { withParticles } from './particles.ts';
import type { Language } from './row.ts';

/** The ways in which one task is asked for in one language. */
export interface Wording {
  /** Requests that point at what follows them (“the following text”). */
  readonly below: readonly string[];
  /** Requests that point at what stands before them (“the text above”). */
  readonly above: readonly string[];
}

export type Wordings = Readonly<Record<Language, Wording>>;

/** Fills the `{name}` slots of a wording, then fits its Korean particles. */
export function fill(wording: string, slots: Readonly<Record<string, string>>): string {
  const filled = wording.replace(/\{(\w+)\}/gu, (slot, name: string) => slots[name] ?? slot);
  return withParticles(filled);
}
