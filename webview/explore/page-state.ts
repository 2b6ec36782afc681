import * as v from 'valibot';
import type { RowsSource, TableQuery } from './contract.ts';

const searchDraftSchema = v.object({
  way: v.picklist(['words', 'meaning']),
  text: v.string(),
  caseSensitive: v.boolean(),
  regex: v.boolean(),
});

/** What stands in the search box. */
export type SearchDraft = v.InferOutput<typeof searchDraftSchema>;

const noSearch: SearchDraft = {
  way: 'words',
  text: '',
  caseSensitive: false,
  regex: false,
};

const stateSchema = v.object({ version: v.literal(1), draft: searchDraftSchema });

/** What VS Code keeps of the page; the extension reads `path` and `query` to open it again. */
export interface PageState {
  readonly version: 1;
  readonly draft: SearchDraft;
  readonly path: string;
  readonly query: TableQuery;
}

/** The search box as it was; empty when nothing was kept. */
export function keptDraft(raw: unknown): SearchDraft {
  const parsed = v.safeParse(stateSchema, raw);
  return parsed.success ? parsed.output.draft : noSearch;
}

/** What stands in the search box when the table shows what `query` asks for. */
export function draftOf({ source }: TableQuery, before: SearchDraft): SearchDraft {
  if (source.kind === 'words') return { way: 'words', ...source.query };
  if (source.kind === 'meaning') return { ...before, way: 'meaning', text: source.text };
  return { ...before, text: '' };
}

/** What is searched for by what stands in the box; all rows when it is empty. */
export function sourceOf({ way, text, caseSensitive, regex }: SearchDraft): RowsSource {
  if (text.trim() === '') return { kind: 'all' };
  if (way === 'meaning') return { kind: 'meaning', text };
  return { kind: 'words', query: { text, caseSensitive, regex } };
}
