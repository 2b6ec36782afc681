/** A term and what it means, as a noun phrase that completes “… is” or “…이다”. */
export interface Concept {
  readonly term: string;
  readonly field: string;
  readonly gloss: string;
}
