import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Sampling, SplitOptions, SplitPlan } from '../../shared/contract.ts';
import { Checkbox } from '../../shared/toolkit.tsx';
import { Choice } from '../choice.tsx';

export interface SplitChoicesProps {
  readonly options: SplitOptions;
  /** Those that rows can be written in; none when there is no choice. */
  readonly forms: SplitPlan['forms'];
  readonly disabled: boolean;
  readonly onChange: (options: SplitOptions) => void;
}

const patterns = {
  clusters: 'cluster-{id}-{name}',
  types: 'type-{type}',
  combined: '{file}-clusters',
} as const;

const firstSample: Sampling = {
  rows: 1_000,
  per: 'total',
  allocation: 'proportional',
  choice: 'random',
  seed: 1,
  distinct: true,
};

/** What a split writes; every change is planned at once. */
export function SplitChoices(props: SplitChoicesProps): VNode {
  const { options, forms, disabled, onChange } = props;
  const { layout = 'clusters', sampling, fileNames = '' } = options;
  return (
    <fieldset class="split-choices" disabled={disabled}>
      <Choice
        label={t('Write')}
        value={layout}
        choices={[
          ['clusters', t('one file per cluster')],
          ['types', t('one file per type')],
          ['combined', t('one file, with the cluster added to every row')],
        ]}
        onChange={chosen => onChange({ ...options, layout: chosen, fileNames: undefined })}
      />
      {forms.length > 0 && (
        <Choice
          label={t('Form')}
          value={options.form ?? 'source'}
          choices={forms.map(form => [form, formText(form)])}
          onChange={form => onChange({ ...options, form })}
        />
      )}
      <label class="choice">
        <span>{t('File names')}</span>
        <input
          type="text"
          spellcheck={false}
          value={fileNames}
          placeholder={patterns[layout]}
          title={t('{0} stand for what they say', '{id}, {name}, {type}, {file}')}
          onInput={event => onChange({ ...options, fileNames: event.currentTarget.value })}
        />
      </label>
      {layout === 'combined' && (
        <FieldNames onChange={fields => onChange({ ...options, fields })} />
      )}
      <Checkbox
        checked={sampling !== undefined}
        disabled={disabled}
        onChange={on =>
          onChange({ ...options, sampling: on ? firstSample : undefined, rest: false })
        }
      >
        {t('Only a sample of the rows')}
      </Checkbox>
      {sampling !== undefined && (
        <SampleChoices
          sampling={sampling}
          rest={options.rest === true}
          onChange={(changed, rest) => onChange({ ...options, sampling: changed, rest })}
        />
      )}
    </fieldset>
  );
}

function formText(form: SplitPlan['forms'][number]): string {
  switch (form) {
    case 'source':
      return t('as in the file');
    case 'packed':
      return t('as in the file, packed like it');
    case 'jsonl':
      return t('lines of JSON (JSONL)');
  }
}

type AddedFields = SplitOptions['fields'];

const usualNames = 'cluster, cluster_name, cluster_type';

/** Names for cluster, name and type, in that order; one that is left empty is not added. */
function FieldNames(props: { readonly onChange: (fields: AddedFields) => void }): VNode {
  const [text, setText] = useState('');
  return (
    <label class="choice">
      <span>{t('Added fields')}</span>
      <input
        type="text"
        spellcheck={false}
        value={text}
        placeholder={usualNames}
        title={t('Names of the fields for cluster, name and type, with commas between them')}
        onInput={event => {
          const typed = event.currentTarget.value;
          setText(typed);
          props.onChange(typed.trim() === '' ? undefined : fieldsOf(typed));
        }}
      />
    </label>
  );
}

function fieldsOf(text: string): AddedFields {
  const names = text.split(',').map(name => (name.trim() === '' ? undefined : name.trim()));
  const [cluster, name, type] = names;
  return { cluster, name, type };
}

interface SampleChoicesProps {
  readonly sampling: Sampling;
  readonly rest: boolean;
  readonly onChange: (sampling: Sampling, rest: boolean) => void;
}

function SampleChoices({ sampling, rest, onChange }: SampleChoicesProps): VNode {
  const change = (changed: Partial<Sampling>): void => onChange({ ...sampling, ...changed }, rest);
  return (
    <div class="sample-choices">
      <RowsField rows={sampling.rows} onChange={rows => change({ rows })} />
      <Choice
        label={t('Count')}
        value={sampling.per}
        choices={[
          ['total', t('in total')],
          ['cluster', t('of every cluster')],
        ]}
        onChange={per => change({ per })}
      />
      {sampling.per === 'total' && (
        <Choice
          label={t('Divide')}
          value={sampling.allocation}
          choices={[
            ['proportional', t('by size')],
            ['square-root', t('by the root of the size')],
            ['equal', t('evenly')],
          ]}
          onChange={allocation => change({ allocation })}
        />
      )}
      <Choice
        label={t('Take')}
        value={sampling.choice}
        choices={[
          ['random', t('random rows')],
          ['nearest', t('rows nearest to the centre')],
          ['varied', t('the most varied rows')],
        ]}
        onChange={choice => change({ choice })}
      />
      <Checkbox checked={sampling.distinct} onChange={distinct => change({ distinct })}>
        {t('Equal texts at most once')}
      </Checkbox>
      <Checkbox checked={rest} onChange={kept => onChange(sampling, kept)}>
        {t('Write the other rows to {0}', '_left-out')}
      </Checkbox>
    </div>
  );
}

interface RowsFieldProps {
  readonly rows: number;
  readonly onChange: (rows: number) => void;
}

/** Keeps what is typed until it is a number. */
function RowsField({ rows, onChange }: RowsFieldProps): VNode {
  const [text, setText] = useState(String(rows));
  const valid = /^[1-9]\d{0,8}$/.test(text);
  return (
    <label class="choice">
      <span>{t('Rows')}</span>
      <input
        type="text"
        inputMode="numeric"
        value={text}
        aria-invalid={!valid}
        onInput={event => {
          const typed = event.currentTarget.value.trim();
          setText(typed);
          if (/^[1-9]\d{0,8}$/.test(typed)) onChange(Number(typed));
        }}
      />
    </label>
  );
}
