/** A field of the rows, by its name. */
export interface FieldSummary {
  readonly name: string;
  /** Share of the inspected rows that have text in it, 0 … 1. */
  readonly share: number;
  /** The first text found, shortened. */
  readonly example: string;
}

export interface TemplateChoice {
  readonly template: string;
  /** The text it gives for the first row that has one, shortened. */
  readonly example: string;
}

/** What the first rows of a file look like. */
export interface Inspection {
  readonly rows: number;
  readonly fields: readonly FieldSummary[];
  /** Recommended first; empty when no field has text. */
  readonly templates: readonly TemplateChoice[];
}
