import { t } from '@vscode/l10n';
import type { Format } from './format.ts';

/** Counts with their noun; English needs a singular. */
export const counted = {
  rows: (n: number, format: Format) => (n === 1 ? t('1 row') : t('{0} rows', format.count(n))),
  clusters: (n: number, format: Format) =>
    n === 1 ? t('1 cluster') : t('{0} clusters', format.count(n)),
  files: (n: number, format: Format) => (n === 1 ? t('1 file') : t('{0} files', format.count(n))),
  leftOut: (n: number, format: Format) =>
    n === 1
      ? t('1 file left out: it cannot be read')
      : t('{0} files left out: they cannot be read', format.count(n)),
  invalid: (n: number, format: Format) =>
    n === 1 ? t('1 invalid line') : t('{0} invalid lines', format.count(n)),
  unclustered: (n: number, format: Format) =>
    n === 1 ? t('1 row outside the sample') : t('{0} rows outside the sample', format.count(n)),
  unlike: (n: number, format: Format) =>
    n === 1 ? t('1 row unlike every cluster') : t('{0} rows unlike every cluster', format.count(n)),
  stale: (n: number, format: Format) =>
    n === 1
      ? t('1 line has changed since it was clustered.')
      : t('{0} lines have changed since they were clustered.', format.count(n)),
} satisfies Record<string, (n: number, format: Format) => string>;
