import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { CuratedCluster } from '../../src/core/curate/curated-view.ts';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
import { clustersViewId, commandIds, extensionPrefix, type CommandId } from '../../src/host/ids.ts';
import type { ClusterNode, TreeNode } from '../../src/host/tree/tree-node.ts';
import {
  cluster,
  clustersApi,
  linesOf,
  openEditor,
  sampleRows,
  showClusters,
  writeRows,
} from './support/clusters.ts';
import { withChoice } from './support/dialogs.ts';
import { eventually } from './support/eventually.ts';
import { canPress, press } from './support/press.ts';
import { screenshot } from './support/screenshot.ts';
import { inEveryTheme } from './support/themes.ts';
import { closeAllEditors } from './support/workspace.ts';

/** Rows that look like broken generations, all of a kind. */
const broken = Array.from({ length: 60 }, (_, n) =>
  JSON.stringify({
    instruction: `단어 ${n}번을 되풀이해 적으세요`,
    output: `가나다 라마바 `.repeat(40),
  }),
);

describe('the tree of clusters', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;

  const result = (): FileResult => {
    const found = api.fileOf(source)?.result;
    assert.ok(found);
    return found;
  };
  const all = (): readonly TreeNode[] =>
    api.tree.getChildren().flatMap(node => [node, ...api.tree.getChildren(node)]);
  const badge = (): number => api.tree.badge?.value ?? 0;
  const isCluster = (node: TreeNode): node is ClusterNode => 'cluster' in node;
  const nodes = (): readonly ClusterNode[] => all().filter(isCluster);
  const nodeOf = (id: number): ClusterNode => {
    const node = nodes().find(one => one.cluster.id === id);
    assert.ok(node);
    return node;
  };
  const clusterOf = (id: number): CuratedCluster => nodeOf(id).cluster;
  const itemOf = (id: number): vscode.TreeItem => api.tree.getTreeItem(nodeOf(id));
  /** As the workbench calls a command of the item's menu, with what is selected besides. */
  const run = (command: CommandId, ids: readonly number[]): Thenable<unknown> => {
    const [item, ...others] = ids.map(nodeOf);
    const selected = others.length === 0 ? undefined : [item, ...others];
    return vscode.commands.executeCommand(command, item, selected);
  };

  before(async () => {
    api = await clustersApi();
    source = await writeRows('tree.jsonl', [...(await sampleRows(400)), ...broken]);
    // So many that they are in groups.
    const settings = vscode.workspace.getConfiguration(extensionPrefix);
    await settings.update('k', '10', vscode.ConfigurationTarget.Workspace);
    await cluster(api, source);
    await settings.update('k', undefined, vscode.ConfigurationTarget.Workspace);
    await showClusters(api, source);
    await vscode.commands.executeCommand(`${clustersViewId}.focus`);
  });

  after(async () => {
    await closeAllEditors();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('has every cluster once, the largest of a group first, in the groups of the run', () => {
    const { run: found } = result();
    const ids = nodes().map(node => node.cluster.id);
    assert.deepEqual(
      ids.toSorted((a, b) => a - b),
      found.clusters.map(({ id }) => id),
    );
    assert.ok(found.groups !== undefined && found.groups.length > 1);
    assert.equal(api.tree.getChildren().length, found.groups.length);
    for (const root of api.tree.getChildren()) {
      const rows = api.tree.getChildren(root).filter(isCluster);
      const sizes = rows.map(node => node.cluster.rows);
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => b - a),
      );
    }
  });

  it('counts on its badge the clusters that look broken and wait for a decision', async () => {
    const suggested = nodes().filter(node => node.cluster.suspicion !== undefined);
    assert.ok(suggested.length > 0);
    assert.equal(badge(), suggested.length);
    await screenshot('tree-suggested');
    const ids = suggested.map(node => node.cluster.id);
    await run(commandIds.drop, ids);
    assert.equal(badge(), 0);
    assert.ok(ids.every(id => /\bdropped\b/.test(itemOf(id).contextValue ?? '')));
    await run(commandIds.restore, ids);
    assert.equal(badge(), suggested.length);
    await run(commandIds.markReviewed, ids);
    assert.equal(badge(), 0);
    await run(commandIds.markNotReviewed, ids);
    assert.equal(badge(), suggested.length);
  });

  it('renames, colours and types by the commands of its menu', async () => {
    await withChoice(
      () => '문장 순서',
      () => run(commandIds.rename, [2]),
    );
    assert.equal(itemOf(2).label, '2 · 문장 순서');
    await withChoice(
      items => items[5],
      () => run(commandIds.colour, [2]),
    );
    assert.equal(clusterOf(2).colour, 4);
    await vscode.commands.executeCommand(commandIds.undo);
    assert.equal(clusterOf(2).colour, null);
  });

  it('merges the selected clusters, and takes that back', async () => {
    const before = nodes().length;
    const rows = clusterOf(1).rows + clusterOf(3).rows;
    await run(commandIds.merge, [3, 1]);
    assert.equal(nodes().length, before - 1);
    assert.equal(clusterOf(1).rows, rows);
    await vscode.commands.executeCommand(commandIds.undo);
    assert.equal(nodes().length, before);
  });

  it('goes from row to row of a cluster', async () => {
    const editor = await openEditor(source);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run(commandIds.nextRow, [2]);
    const line = vscode.window.activeTextEditor?.selection.active.line ?? -1;
    assert.equal(linesOf(result()).clusterOf(line), 2);
    await run(commandIds.nextRow, [2]);
    const next = vscode.window.activeTextEditor?.selection.active.line ?? -1;
    assert.equal(linesOf(result()).clusterOf(next), 2);
    assert.notEqual(next, line);
  });

  it('does with keys what it does with the mouse', async function () {
    if (!canPress) this.skip();
    await api.tree.reveal(nodeOf(2));
    await eventually('the selection', () => api.tree.selection[0]?.cluster.id === 2);
    press('Delete');
    await eventually('the dropped cluster', () => clusterOf(2).dropped);
    press('Delete');
    await eventually('the restored cluster', () => !clusterOf(2).dropped);
    press('Control+Z');
    await eventually('the undone change', () => clusterOf(2).dropped);
    press('Control+Shift+Z');
    await eventually('the change made again', () => !clusterOf(2).dropped);
    await withChoice(
      () => '요약',
      async () => {
        press('F2');
        await eventually('the new name', () => clusterOf(2).name === '요약');
      },
    );
    await vscode.commands.executeCommand(`${clustersViewId}.focus`);
    press('Enter');
    await eventually('the panel', () => api.isPanelShown());
  });

  it('acts on the item that has the focus, not on one that was selected before', async function () {
    if (!canPress) this.skip();
    const inGroup = api.tree
      .getChildren()
      .map(root => api.tree.getChildren(root).filter(isCluster));
    const [first, second] = inGroup.find(list => list.length > 1) ?? nodes();
    assert.ok(first !== undefined && second !== undefined);
    await api.tree.reveal(first);
    press('ArrowDown');
    press('Delete');
    await eventually('the dropped cluster', () => clusterOf(second.cluster.id).dropped);
    assert.equal(clusterOf(first.cluster.id).dropped, false);
  });

  it('looks right in every theme', async () => {
    await run(commandIds.markReviewed, [1]);
    await inEveryTheme(theme => screenshot(`tree-${theme}`));
  });

  it('follows the active file, and says how to begin where there are no clusters', async () => {
    const other = await writeRows('tree-other.jsonl', await sampleRows(30));
    await openEditor(other);
    await eventually('the empty tree', () => api.tree.getChildren().length === 0);
    assert.equal(badge(), 0);
    await vscode.commands.executeCommand(`${clustersViewId}.focus`);
    await screenshot('tree-welcome');
    await openEditor(source);
    await eventually('the clusters', () => nodes().length > 0);
  });
});
