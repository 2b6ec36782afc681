/** A row as a person sees it: its fields in file order, each as text. */
export interface RowView {
  /** 0-based among the valid rows. */
  readonly row: number;
  /** 1-based, in the file of lines of the run. */
  readonly line: number;
  /** Where the row of a set is from; undefined for that of a single file. */
  readonly place?: FilePlace | undefined;
  /** 1 − cosine to the centroid of its cluster, 0 … 2; undefined when it is not known. */
  readonly distance: number | undefined;
  readonly fields: readonly FieldView[];
}

/** A line of a file of a set. */
export interface FilePlace {
  /** In the folder of the set, with `/` between names. */
  readonly file: string;
  /** 1-based; of rows that are no lines the number of the row. */
  readonly line: number;
}

export interface FieldView {
  readonly name: string;
  readonly text: string;
  /** Characters left out at the end of `text`; 0 when it is whole. */
  readonly omitted: number;
}
