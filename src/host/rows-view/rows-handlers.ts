import * as vscode from 'vscode';
import type { RowsApi } from '../../protocol/rows-api.ts';
import type { Handlers } from '../../protocol/rpc.ts';
import { commandIds } from '../ids.ts';
import { humanly } from '../page/humanly.ts';
import type { Services } from '../services.ts';
import { WorkerKilledError } from '../worker/worker-service.ts';
import { askLine } from './ask-line.ts';
import { overviewOf } from './overview.ts';
import type { RowsView } from './rows-view.ts';

/** Characters of each field that an opened row shows. */
const shownCharacters = 20_000;

/** Answers to what a rows view's page asks. */
export function rowsHandlers(services: Services, view: RowsView): Handlers<RowsApi> {
  const { reader, log } = services;
  const { file } = view;
  return {
    ready: () => {
      view.ready();
      return file.state;
    },
    lines: params => humanly(log, reader.call('lines', { path: file.path, ...params })),
    clusters: ({ first, count }) => Array.from(file.shownClusters?.range(first, count) ?? []),
    overview: ({ parts }) => {
      const clusters = file.shownClusters;
      const colours = new Map(file.state.clusters?.names.map(({ id, colour }) => [id, colour]));
      return clusters === undefined ? [] : overviewOf(clusters, colours, parts);
    },
    details: ({ line }) =>
      humanly(log, reader.call('details', { path: file.path, line, characters: shownCharacters })),
    copy: async ({ line, field }) => {
      const text = await humanly(log, reader.call('text', { path: file.path, line, field }));
      await vscode.env.clipboard.writeText(text);
      return undefined;
    },
    search: async ({ query }, { signal, report }) => {
      const params = { path: file.path, query };
      const search = reader.call('search', params, { signal, onProgress: report });
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
