import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { ClusterItem } from '../../src/host/commands/pick-clusters.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
import { commandIds } from '../../src/host/ids.ts';
import {
  cluster,
  clustersApi,
  linesOf,
  sampleRows,
  showClusters,
  writeRows,
} from './support/clusters.ts';
import { withChoice } from './support/dialogs.ts';
import { eventually } from './support/eventually.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

describe('what a person changes about clusters', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;
  /** Sizes of the clusters as they were found, by id. */
  let sizes: ReadonlyMap<number, number>;

  const result = (): FileResult => {
    const found = api.fileOf(source)?.result;
    assert.ok(found);
    return found;
  };
  const clusterOf = (id: number): FileResult['run']['clusters'][number] | undefined =>
    result().run.clusters.find(one => one.id === id);
  const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(command, source, ...args);

  before(async () => {
    api = await clustersApi();
    source = await writeRows('curating.jsonl', await sampleRows(300));
    await cluster(api, source);
    sizes = new Map(result().run.clusters.map(({ id, rows }) => [id, rows]));
    await showClusters(api, source);
  });

  after(closeAllEditors);

  it('merges clusters, in the gutter too', async () => {
    const [first, second] = [...linesOf(result()).range(0, 300)].filter(id => id === 2 || id === 1);
    assert.ok(first !== undefined && second !== undefined);
    await withChoice(
      items => (items as ClusterItem[]).filter(item => [1, 2].includes(item.cluster.id)),
      () => run(commandIds.merge),
    );
    assert.equal(result().run.clusters.length, sizes.size - 1);
    const into = clusterOf(1) ?? clusterOf(2);
    assert.equal(into?.rows, (sizes.get(1) ?? 0) + (sizes.get(2) ?? 0));
    const ids = new Set([...linesOf(result()).range(0, 300)]);
    assert.equal(ids.has(1) && ids.has(2), false);
    await eventually('the merged cluster in the gutter', () =>
      api.decorationsOf(source).every(({ shows }) => shows !== (into.id === 1 ? 2 : 1)),
    );
  });

  it('renames and drops clusters', async () => {
    await withChoice(
      () => '요약과 문장 순서',
      () => run(commandIds.rename, 3),
    );
    assert.equal(clusterOf(3)?.name, '요약과 문장 순서');
    await run(commandIds.drop, 4);
    assert.equal(clusterOf(4)?.dropped, true);
    await run(commandIds.showPanel);
    await eventually('the panel', () => api.isPanelShown());
    await screenshot('curated');
  });

  it('undoes the changes, and makes them again after the worker was killed', async () => {
    await run(commandIds.undo);
    assert.equal(clusterOf(4)?.dropped, false);
    await run(commandIds.undo);
    assert.equal(clusterOf(3)?.name, '');
    const pid = api.workerPid();
    assert.ok(pid !== undefined);
    process.kill(pid, 'SIGKILL');
    await eventually('the end of the worker', () => api.workerPid() !== pid);
    await run(commandIds.redo);
    await run(commandIds.redo);
    assert.equal(clusterOf(3)?.name, '요약과 문장 순서');
    assert.equal(clusterOf(4)?.dropped, true);
  });

  it('goes back to the clusters as they were found', async () => {
    for (let change = 0; change < 3; change++) await run(commandIds.undo);
    const now = new Map(result().run.clusters.map(({ id, rows }) => [id, rows]));
    assert.deepEqual(now, sizes);
    assert.equal(result().curated.undo, undefined);
  });
});
