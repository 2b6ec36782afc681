import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { setPlace } from '../../../src/protocol/line-place.ts';
import type { Run, SeedDraw } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { placeText } from '../../shared/place-text.ts';
import type { SeedDraft } from './seed-draft.ts';
import { Button } from '../../shared/toolkit.tsx';
import { EditField } from '../edit-field.tsx';
import { LinkButton } from '../../shared/link-button.tsx';
import { SeedRows } from './seed-rows.tsx';
import { TypeField } from '../curate/type-field.tsx';
import { Icon } from '../../shared/icon.tsx';

export interface SeedEditorProps {
  /** 1-based. */
  readonly number: number;
  readonly seed: SeedDraft;
  /** Types of its clusters are offered. */
  readonly run: Run;
  /** What it takes, once that is known. */
  readonly draw: SeedDraw | undefined;
  readonly onChange: (seed: SeedDraft) => void;
  readonly onRemove: () => void;
}

/** One seed: what it is called, what rows have to be like, and from which likeness on. */
export function SeedEditor(props: SeedEditorProps): VNode {
  const { number, seed, draw, onChange } = props;
  const { call, attempt } = usePanel();
  const change = (part: Partial<SeedDraft>): void => onChange({ ...seed, ...part });
  const lineText = (line: number): string => placeText({ line, place: setPlace(props.run, line) });
  const addLines = (lines: readonly number[]): void =>
    change({ lines: [...new Set([...seed.lines, ...lines])] });
  return (
    <fieldset class="seed">
      <legend class="sr-only">{t('Seed {0}', number)}</legend>
      <div class="seed-head">
        <EditField
          label={t('Name of the cluster')}
          value={seed.name}
          placeholder={t('Name, such as sentence order')}
          longest={200}
          onSave={name => change({ name })}
        />
        <TypeField
          clusters={props.run.clusters}
          type={seed.type}
          onType={type => change({ type })}
        />
        <Button appearance="icon" label={t('Remove seed {0}', number)} onClick={props.onRemove}>
          <Icon name="close" />
        </Button>
      </div>
      <textarea
        class="edit-field seed-phrases"
        rows={2}
        aria-label={t('Phrases, one on each line')}
        placeholder={t('Phrases, one on each line, such as: Put the sentences in order')}
        defaultValue={seed.phrases}
        onChange={event => change({ phrases: event.currentTarget.value })}
      />
      <div class="seed-examples">
        {seed.lines.map(line => (
          <span key={line} class="tag">
            {lineText(line)}
            <Button
              appearance="icon"
              label={t('{0} is no example', lineText(line))}
              onClick={() => change({ lines: seed.lines.filter(other => other !== line) })}
            >
              <Icon name="close" />
            </Button>
          </span>
        ))}
        <LinkButton
          title={t('Rows selected in the table of rows, or lines selected in the editor')}
          onClick={() => attempt(call('selectedLines', undefined).then(addLines))}
        >
          {t('Add selected rows as examples')}
        </LinkButton>
      </div>
      {draw && (
        <>
          <label class="seed-threshold">
            <span>{t('At least this alike')}</span>
            <input
              type="range"
              class="k-slider"
              min={0}
              max={1}
              step={0.01}
              value={draw.threshold}
              aria-valuetext={`${format.decimal(draw.threshold)}, ${counted.rows(draw.rows, format)}`}
              onInput={event => change({ threshold: Number(event.currentTarget.value) })}
            />
            <output>{format.decimal(seed.threshold ?? draw.threshold)}</output>
            <strong>{counted.rows(draw.rows, format)}</strong>
          </label>
          <SeedRows title={t('Nearest')} rows={draw.nearest} onExample={addLines} />
          <SeedRows title={t('Only just')} rows={draw.border} onExample={addLines} />
          {draw.rows === 0 && (
            <p class="dim">{t('The nearest row is {0} alike.', format.decimal(draw.highest))}</p>
          )}
        </>
      )}
    </fieldset>
  );
}
