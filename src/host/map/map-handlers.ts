import * as vscode from 'vscode';
import { rangesOf } from '../../core/curate/row-ranges.ts';
import { HumanError } from '../../core/errors.ts';
import type { MapPoints } from '../../core/map/run-map.ts';
import type { Outcome, Progress } from '../../core/progress.ts';
import type { MapApi } from '../../protocol/map-api.ts';
import type { CallContext, Handlers } from '../../protocol/rpc.ts';
import type { Notice } from '../../protocol/worker-api.ts';
import { oneCluster } from '../commands/pick-clusters.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { commandIds } from '../ids.ts';
import { humanly } from '../page/humanly.ts';
import { savePicture } from '../page/save-picture.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { WorkerKilledError } from '../worker/worker-service.ts';
import { mapState } from './map-state.ts';

/** Answers to what the map's page asks, always about the file it shows. */
export function mapHandlers(services: Services): Handlers<MapApi> {
  const { worker, map, panel, log } = services;
  return {
    ready: () => {
      map.ready();
      return mapState(map.file);
    },
    points: async (_, context) => {
      const outcome = await humanly(log, mapPoints(services, shown(map.file).result, context));
      if (outcome.status === 'done') map.points = outcome.value.row.length;
      return outcome;
    },
    row: ({ row }) => worker.call('row', { folder: shown(map.file).result.folder, row }),
    reveal: async ({ line }) => {
      await revealLine(services, shown(map.file).file.source, line - 1);
      return undefined;
    },
    showCluster: ({ cluster }) => {
      services.active.set(shown(map.file).file.source);
      panel.show();
      panel.focusCluster(cluster);
      return undefined;
    },
    showRows: async ({ rows }) => {
      await services.explore.showRows(shown(map.file).file.source, rows);
      return undefined;
    },
    moveRows: ({ rows, to }) => humanly(log, moveRows(services, shown(map.file), rows, to)),
    dropRows: ({ rows }) => {
      const edit = { kind: 'dropRows', rows: rangesOf(rows) } as const;
      return humanly(
        log,
        services.curation.edit(shown(map.file).file, edit).then(() => undefined),
      );
    },
    cluster: () => {
      void vscode.commands.executeCommand(commandIds.cluster, map.file?.source);
      return undefined;
    },
    savePicture: ({ png }) =>
      humanly(log, savePicture(shown(map.file).file.source, 'map.png', png)),
  };
}

/** The points of the map, which the worker makes when there are none. */
async function mapPoints(
  { worker }: Services,
  { folder }: FileResult,
  { signal, report }: CallContext<Progress>,
): Promise<Outcome<MapPoints>> {
  try {
    const onProgress = (update: Progress | Notice): void => {
      if ('notice' in update) void vscode.window.showWarningMessage(update.notice);
      else report(update);
    };
    return await worker.call('map', { folder }, { signal, onProgress });
  } catch (error) {
    if (error instanceof WorkerKilledError) return { status: 'cancelled' };
    throw error;
  }
}

/** Moves rows to another cluster; answers whether the person chose one. */
async function moveRows(
  { curation }: Services,
  { file, result }: Shown,
  rows: Uint32Array,
  to: 'new' | 'choose',
): Promise<boolean> {
  const title = vscode.l10n.t('Move rows to cluster');
  const id =
    to === 'new' ? result.curated.nextId : (await oneCluster(result.run, undefined, title))?.id;
  if (id === undefined) return false;
  await curation.edit(file, { kind: 'move', rows: rangesOf(rows), to: id });
  return true;
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
