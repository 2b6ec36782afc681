import { t } from '@vscode/l10n';
import { format } from './page-format.ts';
import { visibleSegments } from './visible-text.ts';

/** Where a row stands: its line, or for a row of a set its file and its line there. */
export interface Place {
  readonly line: number;
  readonly place?: { readonly file: string; readonly line: number } | undefined;
}

/** Nothing but the place of a row. */
export function placeOf({ line, place }: Place): Place {
  return { line, place };
}

export function placeText({ line, place }: Place): string {
  if (place === undefined) return t('Line {0}', format.count(line));
  return t('{0}, line {1}', fileText(place.file), format.count(place.line));
}

/** A name as text that cannot change what stands around it. */
export function fileText(file: string): string {
  return visibleSegments(file)
    .map(({ text }) => text)
    .join('');
}
