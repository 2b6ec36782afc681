import { t } from '@vscode/l10n';
import type { RefObject, VNode } from 'preact';
import { Toggle } from '../../grid/toolbar-buttons.tsx';
import type { SearchDraft } from '../page-state.ts';

export interface SearchBarProps {
  readonly draft: SearchDraft;
  readonly wrong: boolean;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onChange: (draft: SearchDraft) => void;
  readonly onSearch: () => void;
  readonly onLeave: () => void;
}

/** Searching by words or by meaning. */
export function SearchBar({
  draft,
  wrong,
  box,
  onChange,
  onSearch,
  onLeave,
}: SearchBarProps): VNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') onSearch();
    else if (event.key === 'ArrowDown') onLeave();
    else if (event.key === 'Escape') {
      onChange({ ...draft, text: '' });
      onLeave();
    } else return;
    event.preventDefault();
  };
  const byMeaning = draft.way === 'meaning';
  const placeholder = byMeaning
    ? t('A text to find rows like it, then Enter')
    : t('Words in the rows');
  const ways = [
    ['words', t('Words'), t('Rows in which these words stand')],
    ['meaning', t('Meaning'), t('Rows whose text is nearest in meaning and form')],
  ] as const;
  return (
    <search class="search">
      <fieldset class="segments">
        <legend class="sr-only">{t('Search by')}</legend>
        {ways.map(([way, label, title]) => (
          <label key={way} title={title}>
            <input
              type="radio"
              name="way"
              checked={draft.way === way}
              onChange={() => onChange({ ...draft, way })}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <div class={`search-box ${wrong ? 'wrong' : ''}`}>
        <input
          ref={box}
          type="text"
          value={draft.text}
          placeholder={placeholder}
          aria-label={byMeaning ? t('Search by meaning') : t('Search by words')}
          spellcheck={false}
          onInput={({ currentTarget }) => onChange({ ...draft, text: currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        {!byMeaning && (
          <>
            <Toggle
              label={t('Match case')}
              pressed={draft.caseSensitive}
              onChange={caseSensitive => onChange({ ...draft, caseSensitive })}
            >
              Aa
            </Toggle>
            <Toggle
              label={t('Use regular expression')}
              pressed={draft.regex}
              onChange={regex => onChange({ ...draft, regex })}
            >
              .*
            </Toggle>
          </>
        )}
      </div>
    </search>
  );
}
