import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { IconButton } from '../../grid/toolbar-buttons.tsx';
import { movedColumn, withField } from '../columns.ts';
import type { FieldColumn } from '../contract.ts';
import { Popover } from './popover.tsx';

export interface ColumnChoiceProps {
  readonly fields: readonly string[];
  readonly columns: readonly FieldColumn[];
  readonly onChange: (columns: readonly FieldColumn[]) => void;
}

/** Which fields are columns, and in what order. */
export function ColumnChoice({ fields, columns, onChange }: ColumnChoiceProps): VNode {
  const names = columns.map(({ field }) => field);
  const others = fields.filter(field => !names.includes(field));
  return (
    <Popover label={t('Columns')} title={t('Choose columns')}>
      <ul class="choices">
        {[...names, ...others].map(field => {
          const at = names.indexOf(field);
          return (
            <li key={field} class="column-choice">
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={names.length === 1 && at === 0}
                  onChange={({ currentTarget }) =>
                    onChange(withField(columns, field, currentTarget.checked))
                  }
                />
                <span class="choice-name">
                  <DatasetText text={field} />
                </span>
              </label>
              {at >= 0 && (
                <>
                  <IconButton
                    icon="up"
                    label={t('Move {0} to the front', field)}
                    disabled={at === 0}
                    onClick={() => onChange(movedColumn(columns, field, -1))}
                  />
                  <IconButton
                    icon="down"
                    label={t('Move {0} to the back', field)}
                    disabled={at === names.length - 1}
                    onClick={() => onChange(movedColumn(columns, field, 1))}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}
