import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExploreState } from '../../../src/protocol/explore-api.ts';
import type { VsCodeApi } from '../../shared/vscode-api.ts';
import type { TableQuery } from '../contract.ts';
import type { ExploreHost } from '../host.ts';
import { draftOf, keptDraft, sourceOf, type PageState, type SearchDraft } from '../page-state.ts';

/** A search by words begins when the person has stopped typing for so long. */
const settleMs = 300;

export interface Draft {
  readonly draft: SearchDraft;
  /** Takes what was typed; words are searched for after a pause. */
  readonly change: (draft: SearchDraft) => void;
  /** Searches at once for what stands in the box. */
  readonly search: () => void;
  /** Shows other rows. */
  readonly show: (query: TableQuery) => void;
}

/** What stands in the search box: what the person types, or what the table was told elsewhere to show. */
export function useDraft(
  host: ExploreHost,
  vscode: VsCodeApi,
  state: ExploreState | undefined,
): Draft {
  const [draft, setDraft] = useState(() => keptDraft(vscode.getState()));
  const timer = useRef<number | undefined>(undefined);
  const tickets = useRef(0);
  const { path, table } = state ?? {};
  const seen = JSON.stringify(table && [table.ticket, table.source]);
  const clusters = table?.clusters ?? [];

  const show = (query: TableQuery): void => {
    window.clearTimeout(timer.current);
    tickets.current++;
    void host.call('show', { query, ticket: tickets.current });
  };
  useEffect(() => {
    if (table?.ticket === 0) setDraft(before => draftOf(table, before));
  }, [seen]);
  useEffect(() => {
    if (path === undefined || table === undefined) return;
    const query = { source: table.source, clusters: table.clusters };
    vscode.setState({ version: 1, draft, path, query } satisfies PageState);
  }, [draft, seen, clusters.join(), path]);
  return {
    draft,
    change: next => {
      setDraft(next);
      window.clearTimeout(timer.current);
      const emptied = next.text === '' && draft.text !== '';
      const typedWords = next.way === 'words' && next.text !== '';
      const look = (): void => show({ source: sourceOf(next), clusters });
      if (emptied) look();
      else if (typedWords) timer.current = window.setTimeout(look, settleMs);
    },
    search: () => show({ source: sourceOf(draft), clusters }),
    show: query => {
      setDraft(before => draftOf(query, before));
      show(query);
    },
  };
}
