import { Worker } from 'node:worker_threads';
import { t } from '@vscode/l10n';
import { HumanError } from '../core/errors.ts';
import type { LineQuery } from '../core/dataset/rows/line-search.ts';
import type { Outcome } from '../core/progress.ts';

/** What a search's thread is started with. */
export interface SearchTask {
  readonly path: string;
  /** Lines as they stand in the file, told by their numbers; or values of rows, told by where their lines begin. */
  readonly looksAt: 'lines' | 'values';
  readonly query: LineQuery;
  /** Its one value is 1 + the line that is being compared; 0 while the file is read. */
  readonly comparing: Int32Array;
}

/** What a search's thread has found since its last report. */
export interface ThreadProgress {
  /** Numbers of lines (0-based) or bytes of the file, ascending. */
  readonly hits: Float64Array;
  /** Bytes searched so far. */
  readonly searched: number;
}

/** What a search's thread says; its last word is `done` or `failed`. */
export type SearchNews =
  | ({ readonly kind: 'progress' } & ThreadProgress)
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | undefined };

/** A regular expression may take exponential time; one that needs longer for a line is given up. */
const longestComparisonMs = 1000;

/**
 * Searches a file in a thread of its own, which runs nothing but JavaScript and so can be ended at any
 * moment, in the middle of a regular expression too.
 * @throws HumanError `pattern-invalid`, `pattern-slow`, `source-missing` or `source-unreadable`
 */
export async function runSearch(
  script: string,
  wanted: Omit<SearchTask, 'comparing'>,
  signal: AbortSignal,
  report: (progress: ThreadProgress) => void,
): Promise<Outcome<undefined>> {
  if (signal.aborted) return { status: 'cancelled' };
  const comparing = new Int32Array(new SharedArrayBuffer(4));
  const task: SearchTask = { ...wanted, comparing };
  const thread = new Worker(script, { workerData: task });
  const end = new AbortController();
  try {
    return await new Promise<Outcome<undefined>>((resolve, reject) => {
      thread.on('error', reject);
      thread.on('exit', code => reject(new Error(`The search ended with exit code ${code}.`)));
      thread.on('message', (news: SearchNews) => {
        if (news.kind === 'progress') report({ hits: news.hits, searched: news.searched });
        else if (news.kind === 'done') resolve({ status: 'done', value: undefined });
        else if (news.code === undefined) reject(new Error(news.message));
        else reject(new HumanError(news.code, news.message));
      });
      const options = { once: true, signal: end.signal };
      signal.addEventListener('abort', () => resolve({ status: 'cancelled' }), options);
      watch(comparing, end.signal, line => reject(tooSlow(line)));
    });
  } finally {
    end.abort();
    await thread.terminate();
  }
}

/** Calls `onStuck` with the line (1-based) that has been compared for too long. */
function watch(comparing: Int32Array, signal: AbortSignal, onStuck: (line: number) => void): void {
  let before = 0;
  const timer = setInterval(() => {
    const line = Atomics.load(comparing, 0);
    if (line !== 0 && line === before) onStuck(line);
    before = line;
  }, longestComparisonMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

function tooSlow(line: number): HumanError {
  return new HumanError(
    'pattern-slow',
    t(
      'The regular expression takes too long on line {0}. Make it simpler, without repetitions inside repetitions.',
      line,
    ),
  );
}
