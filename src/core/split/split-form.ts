import type { SourceForm } from '../dataset/forms/source-form.ts';
import type { Run } from '../run/run.ts';
import type { SplitForm } from './split.ts';

/** How the rows of a file of a split are stored. */
export type FileForm = Pick<SourceForm, 'compression'> & {
  readonly container: Exclude<SourceForm['container'], 'member'>;
};

/** JSONL, which is copied byte by byte. */
export const plainLines: FileForm = { container: 'lines', compression: 'none' };

/**
 * How a split of a run stores rows. A list inside an object becomes a list, a set lines.
 * @param form `source` when missing
 */
export function fileForm(origin: Run['origin'], form: SplitForm = 'source'): FileForm {
  if (origin === undefined || form === 'jsonl') return plainLines;
  if (origin.container === 'set') return plainLines;
  const container = origin.container === 'member' ? 'array' : origin.container;
  const packed = form === 'packed' && container !== 'parquet';
  return { container, compression: packed ? origin.compression : 'none' };
}

export function isPlainLines({ container, compression }: FileForm): boolean {
  return container === 'lines' && compression === 'none';
}

/** The forms that differ for rows of this origin, the usual one first. */
export function offeredForms(origin: Run['origin']): SplitForm[] {
  if (origin === undefined || origin.container === 'set') return [];
  const isPacked = origin.compression !== 'none';
  if (origin.container === 'lines') return isPacked ? ['source', 'packed'] : [];
  return ['source', ...(isPacked ? (['packed'] as const) : []), 'jsonl'];
}

const endings = {
  lines: '.jsonl',
  array: '.json',
  keyed: '.json',
  csv: '.csv',
  tsv: '.tsv',
  parquet: '.parquet',
} as const;

export function extensionOf({ container, compression }: FileForm): string {
  return endings[container] + { none: '', gzip: '.gz', zstd: '.zst' }[compression];
}
