import * as vscode from 'vscode';
import type { SearchProgress } from '../../protocol/reader-api.ts';
import type { RowsApi } from '../../protocol/rows-api.ts';
import type { Handlers } from '../../protocol/rpc.ts';
import { commandIds } from '../ids.ts';
import { humanly } from '../page/humanly.ts';
import type { Services } from '../services.ts';
import { WorkerKilledError } from '../worker/worker-service.ts';
import { askLine } from './ask-line.ts';
import { overviewOf } from './overview.ts';
import type { RowsFile } from './rows-file.ts';
import type { RowsView } from './rows-view.ts';

/** Characters of each field that an opened row shows. */
const shownCharacters = 20_000;

/** Answers to what a rows view's page asks. */
export function rowsHandlers(services: Services, view: RowsView): Handlers<RowsApi> {
  const { reader, log } = services;
  const { file } = view;
  const inPath = (line: number): number => file.skipped + line;
  return {
    ready: () => {
      view.ready();
      return file.state;
    },
    lines: ({ first, count }) =>
      humanly(log, reader.call('lines', { path: file.path, first: inPath(first), count })),
    clusters: ({ first, count }) => Array.from(file.shownClusters?.range(first, count) ?? []),
    overview: ({ parts }) => {
      const clusters = file.shownClusters;
      const colours = new Map(file.state.clusters?.names.map(({ id, colour }) => [id, colour]));
      return clusters === undefined ? [] : overviewOf(clusters, colours, parts);
    },
    details: ({ line }) =>
      humanly(
        log,
        reader.call('details', {
          path: file.path,
          line: inPath(line),
          characters: shownCharacters,
        }),
      ),
    copy: async ({ line, field }) => {
      const { path } = file;
      const text = await humanly(log, reader.call('text', { path, line: inPath(line), field }));
      await vscode.env.clipboard.writeText(text);
      return undefined;
    },
    search: async ({ query }, { signal, report }) => {
      const params = { path: file.path, query };
      const onProgress = ({ hits, searched }: SearchProgress): void =>
        report({ hits: ownHits(file, hits), searched });
      const search = reader.call('search', params, { signal, onProgress });
      return humanly(
        log,
        search.catch((error: unknown) => {
          if (error instanceof WorkerKilledError) return { status: 'cancelled' };
          throw error;
        }),
      );
    },
    current: ({ line }) => {
      view.line = line;
      return undefined;
    },
    goToLine: async () => {
      const line = await askLine(view.line, file.state.lines);
      if (line !== undefined) view.reveal(line);
      return undefined;
    },
    showCluster: ({ cluster }) => {
      void vscode.commands.executeCommand(commandIds.showPanel, file.uri, cluster);
      return undefined;
    },
  };
}

/** Those of what was found in the file with the lines that are in the part of it that is shown. */
function ownHits({ skipped, mostLines }: RowsFile, hits: Uint32Array): Uint32Array {
  const end = skipped + mostLines;
  return hits.filter(line => line >= skipped && line < end).map(line => line - skipped);
}
