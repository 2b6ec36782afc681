import { allocations, rowChoices, type Sampling } from '../core/sample/sampling.ts';
import {
  splitForms,
  splitLayouts,
  type AddedFields,
  type SplitOptions,
} from '../core/split/split.ts';
import { oneOf, wholeNumber } from './options.ts';
import { UsageError } from './usage.ts';

/** Options of `split` that say what is written, for `parseArgs`. */
export const splitOptionTypes = {
  layout: { type: 'string' },
  form: { type: 'string' },
  names: { type: 'string' },
  fields: { type: 'string' },
  rows: { type: 'string' },
  per: { type: 'string' },
  allocation: { type: 'string' },
  choice: { type: 'string' },
  seed: { type: 'string' },
  duplicates: { type: 'boolean', default: false },
  rest: { type: 'boolean', default: false },
} as const;

type Values = Readonly<
  Partial<Record<Exclude<keyof typeof splitOptionTypes, 'duplicates' | 'rest'>, string>>
> & { readonly duplicates: boolean; readonly rest: boolean };

const largest = 2 ** 31 - 1;

/** @throws UsageError */
export function splitOptionsOf(values: Values): SplitOptions {
  const layout = oneOf('--layout', values.layout, splitLayouts);
  if (values.fields !== undefined && layout !== 'combined') {
    throw new UsageError('--fields goes with --layout combined.');
  }
  return {
    layout,
    form: oneOf('--form', values.form, splitForms),
    fileNames: values.names,
    fields: values.fields === undefined ? undefined : fieldsOf(values.fields),
    sampling: samplingOf(values),
    rest: values.rest,
  };
}

function samplingOf(values: Values): Sampling | undefined {
  const rows = wholeNumber('--rows', values.rows, 1, largest);
  const sampling = {
    per: oneOf('--per', values.per, ['total', 'cluster']) ?? 'total',
    allocation: oneOf('--allocation', values.allocation, allocations) ?? 'proportional',
    choice: oneOf('--choice', values.choice, rowChoices) ?? 'random',
    seed: wholeNumber('--seed', values.seed, 0, largest) ?? 1,
    distinct: !values.duplicates,
  };
  if (rows !== undefined) return { rows, ...sampling };
  const { per, allocation, choice, seed } = values;
  const given = [per, allocation, choice, seed].some(value => value !== undefined);
  if (given || values.duplicates || values.rest) {
    throw new UsageError('--rows N is missing: how many rows are drawn.');
  }
  return undefined;
}

function fieldsOf(text: string): AddedFields {
  const names = text.split(',').map(name => name.trim());
  if (names.length !== 3) {
    throw new UsageError(
      `--fields takes three names, such as cluster,cluster_name,cluster_type, not "${text}".`,
    );
  }
  const [cluster, name, type] = names.map(given => (given === '-' ? undefined : given));
  return { cluster, name, type };
}
