import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { usePanel } from '../panel-context.ts';
import { Button } from '../../shared/toolkit.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Welcome } from '../../shared/welcome.tsx';

export interface FailedViewProps {
  readonly file: string;
  readonly message: string;
}

export function FailedView({ file, message }: FailedViewProps): VNode {
  const { call, attempt } = usePanel();
  return (
    <Welcome icon="error" title={t('Clustering failed')} file={file}>
      <p class="failure" role="alert">
        <DatasetText text={message} />
      </p>
      <div class="buttons">
        <Button onClick={() => attempt(call('cluster', undefined))}>{t('Try again')}</Button>
        <Button appearance="secondary" onClick={() => attempt(call('showLog', undefined))}>
          {t('Show log')}
        </Button>
      </div>
    </Welcome>
  );
}
