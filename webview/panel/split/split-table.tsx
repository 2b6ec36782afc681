import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { PlannedFile } from '../../shared/contract.ts';
import { format } from '../../shared/page-format.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Swatch } from '../../shared/swatch.tsx';

export function SplitTable({ files }: { readonly files: readonly PlannedFile[] }): VNode {
  return (
    <div class="split-files" tabIndex={0} role="region" aria-label={t('Files')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Cluster')}</th>
            <th scope="col">{t('File')}</th>
            <th scope="col" class="number">
              {t('Rows')}
            </th>
            <th scope="col" class="number">
              {t('Size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map(file => (
            <tr key={file.file}>
              <td>
                {file.cluster === null ? kindLabel(file.kind) : <Swatch cluster={file.cluster} />}
              </td>
              <th scope="row">
                <DatasetText text={file.file} dir="ltr" />
              </th>
              <td class="number">{format.count(file.rows)}</td>
              <td class="number">{file.bytes === null ? '–' : format.bytes(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function kindLabel(kind: PlannedFile['kind']): string {
  switch (kind) {
    case 'cluster':
      return t('cluster');
    case 'type':
      return t('type');
    case 'combined':
      return t('all');
    case 'left-out':
      return t('left out');
    case 'dropped':
      return t('dropped');
    case 'unclustered':
      return t('no cluster');
    case 'invalid':
      return t('invalid');
  }
}
