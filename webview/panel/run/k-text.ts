import { t } from '@vscode/l10n';
import type { OfferedCut, Run } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import type { Format } from '../../shared/format.ts';

/** What the slider stands at, for assistive technology. */
export function kText(run: Run, k: number, format: Format): string {
  const clusters = counted.clusters(k, format);
  const score = run.silhouettes.find(point => point.k === k)?.score;
  if (score === undefined) return clusters;
  const silhouette = format.decimal(score);
  return k === run.automaticK
    ? t('{0}, silhouette {1}, the automatic choice', clusters, silhouette)
    : t('{0}, silhouette {1}', clusters, silhouette);
}

/** How rows would divide among the clusters of a cut; undefined while that is not known. */
export function cutText(cut: OfferedCut | undefined, format: Format): string | undefined {
  const rows = cut?.sizes.reduce((sum, size) => sum + size, 0) ?? 0;
  if (cut === undefined || rows === 0) return undefined;
  const share = (size: number | undefined): string => format.percent((size ?? 0) / rows);
  return t('each about {0} to {1}', share(cut.sizes.at(-1)), share(cut.sizes[0]));
}
