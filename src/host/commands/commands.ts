import * as vscode from 'vscode';
import { commandIds, type CommandId } from '../ids.ts';
import { reportError } from '../report.ts';
import type { Services } from '../services.ts';
import { applyClusters } from './apply-clusters.ts';
import { chooseFields } from './choose-fields.ts';
import { chooseModel } from './choose-model.ts';
import { clearCache } from './clear-cache.ts';
import { clear } from './clear.ts';
import { clusterFolder } from './cluster-folder.ts';
import { clusterWithOptions } from './cluster-with-options.ts';
import { cluster } from './cluster.ts';
import { exploreRows } from './explore-rows.ts';
import { colour } from './colour.ts';
import { drop, restore } from './drop.ts';
import { decideNames } from './decide-names.ts';
import { goToCluster } from './go-to-cluster.ts';
import { history } from './history.ts';
import { merge } from './merge.ts';
import { openRows } from './open-rows.ts';
import { openSample } from './open-sample.ts';
import { rowsLikeThis } from './rows-like-this.ts';
import { showMap } from './show-map.ts';
import { rename } from './rename.ts';
import { repair } from './repair.ts';
import { review } from './review.ts';
import { setType } from './set-type.ts';
import { showPanel } from './show-panel.ts';
import { split } from './split.ts';
import { stepInCluster } from './step-in-cluster.ts';
import { suggestNames } from './suggest-names.ts';
import { toggleDecorations } from './toggle-decorations.ts';
import { argumentsOf } from './tree-arguments.ts';
import { undoChange } from './undo-change.ts';

/** @param args what the menu, link or caller passes: usually the file first */
type Run = (services: Services, ...args: readonly unknown[]) => void | Promise<void>;

const commands: Readonly<Record<CommandId, Run>> = {
  [commandIds.openSample]: openSample,
  [commandIds.cluster]: cluster,
  [commandIds.clusterFolder]: clusterFolder,
  [commandIds.clusterWithOptions]: clusterWithOptions,
  [commandIds.chooseFields]: chooseFields,
  [commandIds.repair]: repair,
  [commandIds.showPanel]: showPanel,
  [commandIds.showMap]: showMap,
  [commandIds.split]: split,
  [commandIds.apply]: applyClusters,
  [commandIds.nextRow]: (services, argument, clusters) =>
    stepInCluster(services, argument, clusters, 'next'),
  [commandIds.previousRow]: (services, argument, clusters) =>
    stepInCluster(services, argument, clusters, 'previous'),
  [commandIds.goToCluster]: goToCluster,
  [commandIds.toggleDecorations]: toggleDecorations,
  [commandIds.undo]: (services, argument) => undoChange(services, argument, 'undo'),
  [commandIds.redo]: (services, argument) => undoChange(services, argument, 'redo'),
  [commandIds.rename]: rename,
  [commandIds.suggestNames]: suggestNames,
  [commandIds.acceptNames]: (services, argument, cluster) =>
    decideNames(services, argument, cluster, 'accept'),
  [commandIds.rejectNames]: (services, argument, cluster) =>
    decideNames(services, argument, cluster, 'reject'),
  [commandIds.merge]: merge,
  [commandIds.drop]: drop,
  [commandIds.restore]: restore,
  [commandIds.colour]: colour,
  [commandIds.setType]: setType,
  [commandIds.markReviewed]: (services, argument, clusters) =>
    review(services, argument, clusters, true),
  [commandIds.markNotReviewed]: (services, argument, clusters) =>
    review(services, argument, clusters, false),
  [commandIds.history]: history,
  [commandIds.clear]: clear,
  [commandIds.chooseModel]: chooseModel,
  [commandIds.clearCache]: clearCache,
  [commandIds.openRows]: openRows,
  [commandIds.exploreRows]: exploreRows,
  [commandIds.rowsLikeThis]: rowsLikeThis,
  [commandIds.showLog]: services => services.log.show(),
};

/** Registers every command; what one throws is reported to the person. */
export function registerCommands(services: Services): vscode.Disposable {
  const registered = Object.entries(commands).map(([id, run]) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        const own = argumentsOf(services.tree, args);
        if (own !== undefined) await run(services, ...own);
      } catch (error) {
        reportError(services.log, error);
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
