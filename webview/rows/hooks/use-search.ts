import { useEffect, useRef, useState } from 'preact/hooks';
import type { LineQuery } from '../contract.ts';
import type { RowsHost } from '../host.ts';
import { LineHits } from '../line-hits.ts';

export interface Search {
  readonly hits: LineHits;
  readonly status: 'none' | 'running' | 'done' | 'failed';
  /** Bytes of the file that have been searched. */
  readonly searched: number;
  readonly error: unknown;
}

/** A search begins when the person has stopped typing for so long. */
const settleMs = 250;

function noSearch(status: Search['status'] = 'none'): Search {
  return { hits: new LineHits(), status, searched: 0, error: undefined };
}

export interface SearchOptions {
  readonly query: LineQuery;
  /** Of the file: another one is searched anew. Empty before there is one. */
  readonly version: string;
  /** The line from which the person looks for the first hit. */
  readonly from: number;
  /** Called with the first hit after `from`, once for what the person has typed. */
  readonly onFirst: (line: number) => void;
}

/** Searches the file for `query`; what comes is counted while it comes. */
export function useSearch(host: RowsHost, options: SearchOptions): Search {
  const { query, version } = options;
  const [search, setSearch] = useState(noSearch);
  const latest = useRef(options);
  latest.current = options;
  const searchedFor = useRef(query);

  useEffect(() => {
    if (query.text === '' || version === '') {
      setSearch(noSearch());
      return;
    }
    const typed = searchedFor.current !== query;
    searchedFor.current = query;
    const stop = new AbortController();
    const timer = setTimeout(
      () => void run(host, latest.current, typed, stop.signal, setSearch),
      settleMs,
    );
    setSearch(noSearch('running'));
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, version]);
  return search;
}

async function run(
  host: RowsHost,
  { query, from, onFirst }: SearchOptions,
  typed: boolean,
  signal: AbortSignal,
  setSearch: (search: Search) => void,
): Promise<void> {
  const hits = new LineHits();
  let waiting = typed;
  let searched = 0;
  const goTo = (line: number | undefined): void => {
    if (!waiting || line === undefined) return;
    waiting = false;
    onFirst(line);
  };
  const tell = (status: Search['status'], error?: unknown): void => {
    if (!signal.aborted) setSearch({ hits, status, searched, error });
  };
  try {
    await host.call(
      'search',
      { query },
      {
        signal,
        onProgress: progress => {
          if (signal.aborted) return;
          hits.add(progress.hits);
          searched = progress.searched;
          goTo(hits.lineAt(hits.indexFrom(from)));
          tell('running');
        },
      },
    );
    if (!signal.aborted) goTo(hits.lineAt(0));
    tell('done');
  } catch (error) {
    tell('failed', error);
  }
}
