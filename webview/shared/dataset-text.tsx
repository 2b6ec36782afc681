import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { visibleSegments } from './visible-text.ts';

export interface DatasetTextProps {
  readonly text: string;
  /** Paths read from the left whatever they contain. */
  readonly dir?: 'auto' | 'ltr';
}

/**
 * Text from the data set, which may be anything: it is never markup, cannot change the direction
 * of what stands around it, and has its invisible characters shown.
 */
export function DatasetText({ text, dir = 'auto' }: DatasetTextProps): VNode {
  return (
    <bdi class="dataset-text" dir={dir}>
      {visibleSegments(text).map((segment, index) =>
        segment.control ? (
          <span key={index} class="control-character" title={t('Invisible character')}>
            {segment.text}
          </span>
        ) : (
          segment.text
        ),
      )}
    </bdi>
  );
}
