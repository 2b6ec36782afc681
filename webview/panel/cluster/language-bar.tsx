import type { VNode } from 'preact';
import type { Cluster } from '../../shared/contract.ts';
import { languageName, languageOrder } from './measure-text.ts';
import { format } from '../../shared/page-format.ts';

type Profile = NonNullable<Cluster['profile']>;

/** Fewer rows are not named. */
const leastShare = 0.005;

/** What the instructions are written in, as a bar and in words. */
export function LanguageBar({ languages }: { readonly languages: Profile['languages'] }): VNode {
  const found = languageOrder.filter(language => languages[language] >= leastShare);
  return (
    <>
      <span class="language-bar" aria-hidden="true">
        {found.map(language => (
          <span
            key={language}
            class={`language ${language}`}
            style={{ '--rows': languages[language] }}
          />
        ))}
      </span>
      {found
        .map(language => `${languageName(language)} ${format.wholePercent(languages[language])}`)
        .join(', ')}
    </>
  );
}
