import type { LineIndex } from '../core/dataset/rows/line-index.ts';
import { lineViews } from '../core/dataset/rows/line-view.ts';
import { exceedsUtf16 } from '../core/dataset/rows/utf16-length.ts';
import { lineDetails, lineText } from '../core/describe/line-details.ts';
import type { IndexedLines, ReaderApi } from '../protocol/reader-api.ts';
import type { Handlers } from '../protocol/rpc.ts';
import { LineIndexes } from './line-indexes.ts';
import { runSearch } from './run-search.ts';

/** Reports at most this often. */
const reportEveryMs = 100;

/** @param searchScript path of the script of a search's thread */
export function readerHandlers(searchScript: string): Handlers<ReaderApi> {
  const indexes = new LineIndexes();
  const withLine = async (path: string, line: number): Promise<LineIndex> => {
    const index = await indexes.find(path);
    await index.covers(line + 1);
    return index;
  };
  return {
    index: async ({ path }, { report }) => {
      const index = await indexes.current(path);
      let reportedAt = -Infinity;
      while (!index.complete) {
        await index.advanced();
        if (performance.now() - reportedAt < reportEveryMs) continue;
        reportedAt = performance.now();
        report(stateOf(index));
      }
      return stateOf(index);
    },
    lines: async ({ path, first, count }) =>
      lineViews(await withLine(path, first + count - 1), first, count),
    details: async ({ path, line, characters }) =>
      lineDetails(await withLine(path, line), line, characters),
    text: async ({ path, line, field }) => lineText(await withLine(path, line), line, field),
    search: ({ path, query }, { signal, report }) =>
      runSearch(searchScript, { path, looksAt: 'lines', query }, signal, ({ hits, searched }) =>
        report({ hits: Uint32Array.from(hits), searched }),
      ),
    exceeds: ({ path, units }) => exceedsUtf16(path, units),
    forget: async ({ path }) => {
      await indexes.forget(path);
      return undefined;
    },
  };
}

function stateOf({ lines, bytesRead, version }: LineIndex): IndexedLines {
  return { lines, read: bytesRead, ...version };
}
