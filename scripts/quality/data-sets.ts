/** A labelled set of `../shared/data`, and what to do with it. */
export interface DataSet {
  readonly name: string;
  /** Gzipped JSONL. */
  readonly file: string;
  readonly template: string;
  /** Field with the gold label. */
  readonly label: string;
  readonly k: number;
  /** Take every so manieth row. */
  readonly every: number;
}

export const dataSets: readonly DataSet[] = [
  {
    name: 'banking77 (en)',
    file: 'en_banking77',
    template: '{instruction}',
    label: 'label',
    k: 77,
    every: 1,
  },
  {
    name: '3i4k (ko)',
    file: 'ko_3i4k_intent7',
    template: '{instruction}',
    label: 'label',
    k: 7,
    every: 1,
  },
  {
    name: 'YNAT (ko)',
    file: 'ko_ynat_topic7',
    template: '{instruction}',
    label: 'label',
    k: 7,
    every: 1,
  },
  {
    name: 't0, every fourth row (en)',
    file: 'en_t0_55k_dataset_template',
    template: '{prompt}',
    label: 'label',
    k: 39,
    every: 4,
  },
];

/** The sample that the extension brings along; its labels say of which kind a row was made. */
export const sample: DataSet = {
  name: 'sample (ko)',
  file: 'instructions',
  template: '{instruction}',
  label: 'type',
  k: 10,
  every: 1,
};
