import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { visibleSegments } from '../visible-text.ts';

/**
 * Text from the data set, which may be anything: it is never markup, cannot change the direction
 * of what stands around it, and has its invisible characters shown.
 */
export function DatasetText({ text }: { readonly text: string }): VNode {
  return (
    <bdi class="dataset-text" dir="auto">
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
