import { t } from '@vscode/l10n';
import type { Cluster } from '../../shared/contract.ts';
import type { ClusterOrder } from '../list/cluster-order.ts';
import type { ShownClusters } from '../list/cluster-filter.ts';
import type { Format } from '../../shared/format.ts';

type Profile = NonNullable<Cluster['profile']>;
export type Language = keyof Profile['languages'];

/** Most common first, as they are drawn. */
export const languageOrder: readonly Language[] = ['korean', 'latin', 'mixed', 'other'];

export function languageName(language: Language): string {
  return {
    korean: t('Korean'),
    latin: t('Latin letters'),
    mixed: t('mixed scripts'),
    other: t('other scripts'),
  }[language];
}

export function orderName(order: ClusterOrder): string {
  return {
    size: t('Size'),
    name: t('Name'),
    suspicion: t('Suggested drops first'),
    tightness: t('Tightness'),
    duplicates: t('Duplicates'),
    instruction: t('Instruction length'),
    output: t('Output length'),
    position: t('Position in the file'),
  }[order];
}

export function shownName(shown: ShownClusters): string {
  return {
    all: t('All clusters'),
    kept: t('Kept'),
    dropped: t('Dropped'),
    suggested: t('Suggested drops'),
  }[shown];
}

/** Share of the rows whose stretches are named … */
const most = 0.9;
/** … when they are in so small a part of the file. */
const smallPart = 0.5;

/** Where in the file the rows of a cluster lie, in words. */
export function positionsText(positions: readonly number[], format: Format): string {
  const { start, end } = densest(positions);
  const count = positions.length;
  if ((end - start) / count > smallPart) return t('all over the file');
  const percent = (part: number): string => format.wholePercent(part / count);
  return t('nine of ten rows between {0} and {1} of the file', percent(start), percent(end));
}

/** The shortest run of stretches that holds most of the rows. */
function densest(positions: readonly number[]): { readonly start: number; readonly end: number } {
  const wanted = most * positions.reduce((sum, count) => sum + count, 0);
  let best = { start: 0, end: positions.length };
  for (let start = 0, end = 0, held = 0; start < positions.length; start++) {
    while (held < wanted && end < positions.length) held += positions[end++] ?? 0;
    if (held >= wanted && end - start < best.end - best.start) best = { start, end };
    held -= positions[start] ?? 0;
  }
  return best;
}

/** How many times as often a term stands in its cluster as elsewhere; undefined when that is not known. */
export function termRatio(
  { share, rest }: Cluster['terms'][number],
  format: Format,
): string | undefined {
  if (share === undefined || rest === undefined || share === 0) return undefined;
  const ratio = share / Math.max(rest, 0.001);
  return ratio >= 100 ? t('×{0}+', format.count(100)) : t('×{0}', format.upToOneDecimal(ratio));
}
