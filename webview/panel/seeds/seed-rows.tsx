import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { NearRow } from '../../shared/contract.ts';
import { useResource } from '../../shared/use-resource.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { placeText } from '../../shared/place-text.ts';
import { Button } from '../../shared/toolkit.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';
import { LinkButton } from '../../shared/link-button.tsx';

export interface SeedRowsProps {
  readonly title: string;
  readonly rows: readonly NearRow[];
  /** Told the line (1-based) of a row that is to be an example. */
  readonly onExample: (lines: readonly number[]) => void;
}

/** Rows that a seed takes, in a line each. */
export function SeedRows({ title, rows, onExample }: SeedRowsProps): VNode | null {
  const { call, attempt } = usePanel();
  const numbers = rows.map(({ row }) => row);
  const read = useResource(numbers.join(' '), async () =>
    numbers.length === 0 ? [] : call('rows', { rows: numbers }),
  );
  const alike = new Map(rows.map(({ row, similarity }) => [row, similarity]));
  if (rows.length === 0) return null;
  return (
    <div class="seed-rows">
      <span class="dim">{title}</span>
      <ul aria-label={title} aria-busy={read.loading}>
        {(read.value ?? []).map(({ row, line, place, fields }) => (
          <li key={row}>
            <span class="dim">{format.decimal(alike.get(row) ?? 0)}</span>
            <LinkButton
              title={t('Show this line in the editor')}
              onClick={() => attempt(call('reveal', { line }))}
            >
              {placeText({ line, place })}
            </LinkButton>
            <span class="seed-text">
              <DatasetText text={fields.map(({ text }) => text).join(' · ')} />
            </span>
            <Button
              appearance="icon"
              label={t('{0} is an example', placeText({ line, place }))}
              onClick={() => onExample([line])}
            >
              <Icon name="zoom-in" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
