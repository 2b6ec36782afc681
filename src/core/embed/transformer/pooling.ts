/**
 * How the vectors of a text's tokens become the vector of the text: their mean, that of the first or
 * of the last token, or `own`: the model's graph does it and answers with one vector a text.
 */
export const poolings = ['mean', 'cls', 'last', 'own'] as const;

export type Pooling = (typeof poolings)[number];

/** Which precision of a model's files is run, as transformers.js names them. */
export const modelDtypes = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;

export type ModelDtype = (typeof modelDtypes)[number];

/** What is set by hand and wins over what the model's configuration says. */
export interface TransformerOptions {
  readonly pooling?: Pooling | undefined;
  /** Stands before every text, such as `query: `. */
  readonly prefix?: string | undefined;
  /** Tokens of a text that are read, special ones included. */
  readonly maxTokens?: number | undefined;
  readonly dtype?: ModelDtype | undefined;
}
