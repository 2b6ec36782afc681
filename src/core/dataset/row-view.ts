/** A row as a person sees it: its fields in file order, each as text. */
export interface RowView {
  /** 0-based among the valid rows. */
  readonly row: number;
  /** 1-based. */
  readonly line: number;
  /** 1 − cosine to the centroid of its cluster, 0 … 2; undefined when it is not known. */
  readonly distance: number | undefined;
  readonly fields: readonly FieldView[];
}

export interface FieldView {
  readonly name: string;
  readonly text: string;
  /** Characters left out at the end of `text`; 0 when it is whole. */
  readonly omitted: number;
}
