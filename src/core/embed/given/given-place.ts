/** Vectors that were computed elsewhere, one for every row of a file. */
export type GivenPlace =
  /** In a field of the row, as a list of numbers; a path as in templates. */
  | { readonly from: 'field'; readonly path: string }
  /** In a `.npy` file, in the order of the rows. */
  | { readonly from: 'npy'; readonly file: string };
