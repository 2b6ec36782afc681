import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { DoneState } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import { useResource } from '../../shared/use-resource.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { readySeeds, rowsDrawn, withEmptySeed, type Draws, type SeedDraft } from './seed-draft.ts';
import { Button } from '../../shared/toolkit.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { ModalDialog } from '../modal-dialog.tsx';
import { SeedEditor } from './seed-editor.tsx';

export interface SeedsDialogProps {
  readonly state: DoneState;
  readonly seeds: readonly SeedDraft[];
  readonly onChange: (seeds: readonly SeedDraft[]) => void;
  readonly onClose: () => void;
}

const none: Draws = new Map();

/** Types that the person names, with what each would take at its threshold, until the rows are drawn. */
export function SeedsDialog({ state, seeds, onChange, onClose }: SeedsDialogProps): VNode {
  const { call } = usePanel();
  const [failure, setFailure] = useState<unknown>();
  const [drawing, setDrawing] = useState(false);
  const ready = readySeeds(seeds);
  const asked = ready.map(({ seed }) => seed);
  const plan = useResource(JSON.stringify(ready), async (): Promise<Draws> => {
    if (asked.length === 0) return none;
    const draws = await call('planSeeds', { seeds: asked });
    return new Map(draws.map((draw, at) => [ready[at]?.key ?? 0, draw]));
  });
  const draws = plan.value ?? none;
  const rows = rowsDrawn(draws);
  const draw = (): void => {
    setDrawing(true);
    call('drawSeeds', { seeds: asked }).then(onClose, (error: unknown) => {
      setFailure(error);
      setDrawing(false);
    });
  };
  const error = failure ?? plan.error;
  return (
    <ModalDialog title={t('Seeds')} onClose={onClose}>
      <p class="dim">
        {t(
          'Name types of rows, each with phrases or example rows. Rows near enough to one become its cluster; the others stay where they are.',
        )}
      </p>
      {error !== undefined && (
        <ErrorNotice error={error} {...(plan.error !== undefined && { onRetry: plan.retry })} />
      )}
      {seeds.map((seed, at) => (
        <SeedEditor
          key={seed.key}
          number={at + 1}
          seed={seed}
          run={state.run}
          draw={draws.get(seed.key)}
          onChange={changed => onChange(seeds.map(one => (one.key === seed.key ? changed : one)))}
          onRemove={() => onChange(seeds.filter(one => one.key !== seed.key))}
        />
      ))}
      <div>
        <Button appearance="secondary" onClick={() => onChange(withEmptySeed(seeds))}>
          {t('Add a seed')}
        </Button>
      </div>
      <div class="buttons dialog-buttons">
        <p class="seeds-total" role="status" aria-busy={plan.loading}>
          {t(
            '{0} of {1} would go to {2}',
            format.count(rows),
            counted.rows(state.run.counts.rows, format),
            counted.clusters([...draws.values()].filter(one => one.rows > 0).length, format),
          )}
        </p>
        <Button appearance="secondary" onClick={onClose}>
          {t('Close')}
        </Button>
        <Button disabled={rows === 0 || plan.loading || drawing} onClick={draw}>
          {t('Give the rows to the seeds')}
        </Button>
      </div>
    </ModalDialog>
  );
}
