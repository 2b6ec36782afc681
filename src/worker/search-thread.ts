import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { config } from '@vscode/l10n';
import { searchLines } from '../core/dataset/rows/line-search.ts';
import { HumanError } from '../core/errors.ts';
import { searchWords } from '../core/explore/search-words.ts';
import type { SearchNews, SearchTask } from './run-search.ts';

/** The thread of one search: reads the whole file and tells what it finds, a few times a second. */
const strings = process.env['INSTRUCTION_CLUSTERS_L10N'];
if (strings !== undefined) config({ contents: readFileSync(strings, 'utf8') });

const reportEveryMs = 80;
const { path, looksAt, query, comparing } = workerData as SearchTask;
const say = (news: SearchNews): void => parentPort?.postMessage(news);

let hits: number[] = [];
let searched = 0;
let reportedAt = performance.now();

function report(): void {
  say({ kind: 'progress', hits: Float64Array.from(hits), searched });
  hits = [];
  reportedAt = performance.now();
}

const search = looksAt === 'lines' ? searchLines : searchWords;
try {
  await search(path, query, {
    onLine: line => Atomics.store(comparing, 0, line + 1),
    onHit: hit => hits.push(hit),
    onSearched: bytes => {
      Atomics.store(comparing, 0, 0);
      searched = bytes;
      if (performance.now() - reportedAt > reportEveryMs) report();
    },
  });
  report();
  say({ kind: 'done' });
} catch (error) {
  const { message } = error instanceof Error ? error : new Error(String(error));
  say({ kind: 'failed', message, code: error instanceof HumanError ? error.code : undefined });
}
