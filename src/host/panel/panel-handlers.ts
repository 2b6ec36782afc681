import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { PanelApi } from '../../protocol/panel-api.ts';
import type { Handlers } from '../../protocol/rpc.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { commandIds } from '../ids.ts';
import { recutFile } from '../jobs/recut-file.ts';
import { openFolder, planSplit, splitFile } from '../jobs/split-file.ts';
import { humanly } from '../page/humanly.ts';
import { savePicture } from '../page/save-picture.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { panelState } from './panel-state.ts';

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
      const { result } = shown(panel.file);
      return worker.call('samples', { folder: result.folder, cluster, kind });
    },
    compare: ({ clusters }, { signal }) => {
      const { folder } = shown(panel.file).result;
      return worker.call('compare', { folder, clusters }, { signal });
    },
    rows: ({ rows }) => worker.call('rows', { folder: shown(panel.file).result.folder, rows }),
    row: ({ row }) => worker.call('row', { folder: shown(panel.file).result.folder, row }),
    reveal: async ({ line }) => {
      await revealLine(services, shown(panel.file).file.source, line - 1);
      return undefined;
    },
    exploreCluster: async ({ cluster }) => {
      const { source } = shown(panel.file).file;
      await services.explore.show(source, { source: { kind: 'all' }, clusters: [cluster] });
      return undefined;
    },
    exploreLike: async ({ row, line }) => {
      const { source } = shown(panel.file).file;
      const like = { kind: 'likeRow', row, line } as const;
      await services.explore.show(source, { source: like, clusters: [] });
      return undefined;
    },
    edit: async ({ edit }) => {
      await humanly(log, curation.edit(shown(panel.file).file, edit));
      return undefined;
    },
    splitCluster: async ({ cluster, parts }) => {
      await humanly(log, curation.split(shown(panel.file).file, cluster, parts));
      return undefined;
    },
    suggestNames: ({ clusters }) => {
      const { source } = shown(panel.file).file;
      void vscode.commands.executeCommand(commandIds.suggestNames, source, clusters);
      return undefined;
    },
    acceptNames: async ({ clusters }) => {
      await humanly(log, suggestions.accept(shown(panel.file).file, clusters));
      return undefined;
    },
    rejectNames: async ({ clusters }) => {
      await humanly(log, suggestions.reject(shown(panel.file).file, clusters));
      return undefined;
    },
    undo: async () => {
      await humanly(log, curation.undo(shown(panel.file).file));
      return undefined;
    },
    redo: async () => {
      await humanly(log, curation.redo(shown(panel.file).file));
      return undefined;
    },
    history: () => humanly(log, curation.history(shown(panel.file).file)),
    goToEdit: async ({ entry }) => {
      await humanly(log, curation.goTo(shown(panel.file).file, entry));
      return undefined;
    },
    cuts: () => worker.call('cuts', { folder: shown(panel.file).result.folder }),
    recut: async ({ k }) => {
      const { file, result } = shown(panel.file);
      await humanly(log, recutFile(services, file, result, k));
      return undefined;
    },
    planSplit: ({ options }) => {
      const { file, result } = shown(panel.file);
      return humanly(log, planSplit(services, file, result, options));
    },
    split: ({ options, replace }, { signal }) => {
      const { file, result } = shown(panel.file);
      signal.addEventListener('abort', () => {
        if (file.activity.kind === 'running') file.activity.cancel();
      });
      return humanly(log, splitFile(services, file, result, replace, options));
    },
    openSplitFolder: async () => {
      const { split } = shown(panel.file).result;
      if (split !== undefined) await openFolder(split.out);
      return undefined;
    },
    saveChart: ({ name, format, bytes }) => {
      const { source } = shown(panel.file).file;
      return humanly(log, savePicture(source, `${name}.${format}`, bytes));
    },
    showMap: () => command(commandIds.showMap),
    showLog: () => {
      log.show();
      return undefined;
    },
  };
}

interface Shown {
  readonly file: ClusteredFile;
  readonly result: FileResult;
}

/** @throws HumanError `not-clustered` when the run is gone meanwhile */
function shown(file: ClusteredFile | undefined): Shown {
  const result = file?.result;
  if (file !== undefined && result !== undefined) return { file, result };
  throw new HumanError('not-clustered', vscode.l10n.t('The file is not clustered any more.'));
}
