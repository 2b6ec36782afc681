import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { Welcome } from './welcome.tsx';

export function EmptyView(): VNode {
  return (
    <Welcome icon="clusters" title={t('No instruction file is open')}>
      <p>
        {t(
          'Open a .jsonl or .ndjson file with one instruction a line. Its clusters are shown here and beside its lines.',
        )}
      </p>
    </Welcome>
  );
}
