/** A why, how, compare or what-if question with a short answer in a fitting register. */
export type ConceptualQuestion = readonly [question: string, answer: string];
