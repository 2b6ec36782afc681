import * as vscode from 'vscode';
import type { PanelApi } from '../../protocol/panel-api.ts';
import type { Handlers } from '../../protocol/rpc.ts';
import { commandIds } from '../ids.ts';
import { recutFile } from '../jobs/recut-file.ts';
import { openFolder, planSplit, splitFile } from '../jobs/split-file.ts';
import { humanly } from '../page/humanly.ts';
import { savePicture } from '../page/save-picture.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { panelState } from './panel-state.ts';
import { seedHandlers } from './seed-handlers.ts';
import { shownIn } from './shown-file.ts';

/** Answers to what the panel's page asks, always about the file it shows. */
export function panelHandlers(services: Services): Handlers<PanelApi> {
  const { worker, curation, suggestions, panel, log } = services;
  const command = (id: string): undefined => {
    void vscode.commands.executeCommand(id, panel.file?.source);
    return undefined;
  };
  return {
    ready: () => {
      panel.ready();
      return panelState(panel.file);
    },
    cluster: () => command(commandIds.cluster),
    clusterWithOptions: () => command(commandIds.clusterWithOptions),
    cancel: () => {
      const activity = panel.file?.activity;
      if (activity?.kind === 'running') activity.cancel();
      return undefined;
    },
    samples: ({ cluster, kind }) => {
      const { result } = shownIn(panel);
      return worker.call('samples', { folder: result.folder, cluster, kind });
    },
    compare: ({ clusters }, { signal }) => {
      const { folder } = shownIn(panel).result;
      return worker.call('compare', { folder, clusters }, { signal });
    },
    rows: ({ rows }) => worker.call('rows', { folder: shownIn(panel).result.folder, rows }),
    row: ({ row }) => worker.call('row', { folder: shownIn(panel).result.folder, row }),
    reveal: async ({ line }) => {
      await revealLine(services, shownIn(panel).file.source, line - 1);
      return undefined;
    },
    exploreCluster: async ({ cluster }) => {
      const { source } = shownIn(panel).file;
      await services.explore.show(source, { source: { kind: 'all' }, clusters: [cluster] });
      return undefined;
    },
    exploreLike: async place => {
      const { source } = shownIn(panel).file;
      const like = { kind: 'likeRow', ...place } as const;
      await services.explore.show(source, { source: like, clusters: [] });
      return undefined;
    },
    edit: async ({ edit }) => {
      await humanly(log, curation.edit(shownIn(panel).file, edit));
      return undefined;
    },
    splitCluster: async ({ cluster, parts }) => {
      await humanly(log, curation.split(shownIn(panel).file, cluster, parts));
      return undefined;
    },
    suggestNames: ({ clusters }) => {
      const { source } = shownIn(panel).file;
      void vscode.commands.executeCommand(commandIds.suggestNames, source, clusters);
      return undefined;
    },
    acceptNames: async ({ clusters }) => {
      await humanly(log, suggestions.accept(shownIn(panel).file, clusters));
      return undefined;
    },
    rejectNames: async ({ clusters }) => {
      await humanly(log, suggestions.reject(shownIn(panel).file, clusters));
      return undefined;
    },
    undo: async () => {
      await humanly(log, curation.undo(shownIn(panel).file));
      return undefined;
    },
    redo: async () => {
      await humanly(log, curation.redo(shownIn(panel).file));
      return undefined;
    },
    history: () => humanly(log, curation.history(shownIn(panel).file)),
    goToEdit: async ({ entry }) => {
      await humanly(log, curation.goTo(shownIn(panel).file, entry));
      return undefined;
    },
    cuts: () => worker.call('cuts', { folder: shownIn(panel).result.folder }),
    recut: async ({ k }) => {
      const { file, result } = shownIn(panel);
      await humanly(log, recutFile(services, file, result, k));
      return undefined;
    },
    planSplit: ({ options }) => {
      const { file, result } = shownIn(panel);
      return humanly(log, planSplit(services, file, result, options));
    },
    split: ({ options, replace }, { signal }) => {
      const { file, result } = shownIn(panel);
      signal.addEventListener('abort', () => {
        if (file.activity.kind === 'running') file.activity.cancel();
      });
      return humanly(log, splitFile(services, file, result, replace, options));
    },
    openSplitFolder: async () => {
      const { split } = shownIn(panel).result;
      if (split !== undefined) await openFolder(split.out);
      return undefined;
    },
    saveChart: ({ name, format, bytes }) => {
      const { source } = shownIn(panel).file;
      return humanly(log, savePicture(source, `${name}.${format}`, bytes));
    },
    ...seedHandlers(services),
    showMap: () => command(commandIds.showMap),
    showLog: () => {
      log.show();
      return undefined;
    },
  };
}
