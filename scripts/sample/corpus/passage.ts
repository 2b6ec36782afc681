/**
 * A short text written for the sample. A word in braces, as in `꿀벌은 {춤}을 춘다`, is one that a
 * mask question may hide; the braces are never shown.
 */
export interface Passage {
  readonly title: string;
  /** Four to six sentences whose order follows from time, cause or procedure. */
  readonly sentences: readonly string[];
  readonly summary: string;
  /** Three questions with their answers, all answered by the text. */
  readonly questions: readonly (readonly [question: string, answer: string])[];
}
