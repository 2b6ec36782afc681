import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import type { ExploreState } from '../../src/protocol/explore-api.ts';
import { cluster, clustersApi, openEditor, sampleRows, writeRows } from './support/clusters.ts';
import { eventually } from './support/eventually.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

describe('the table of rows', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;
  let largest: { readonly id: number; readonly rows: number };

  /** Waits until the file's table is in a state that `holds`. */
  const tableWhen = (holds: (state: ExploreState) => boolean): Promise<ExploreState> =>
    eventually('the table of rows', () => {
      const state = api.exploreOf(source);
      return state !== undefined && holds(state) && state;
    });
  const isIdle = ({ table }: ExploreState): boolean => table.activity.kind === 'idle';

  before(async () => {
    api = await clustersApi();
    source = await writeRows('explored.jsonl', [...(await sampleRows(200)), 'not JSON']);
    const { run } = await cluster(api, source);
    const [first] = run.clusters.toSorted((a, b) => b.rows - a.rows);
    assert.ok(first);
    largest = first;
  });

  afterEach(closeAllEditors);

  it('shows all rows, with a column for each field', async () => {
    await vscode.commands.executeCommand(commandIds.exploreRows, source);
    const { table, fields } = await tableWhen(state => isIdle(state) && state.fields.length > 0);
    assert.equal(table.count, 200);
    assert.ok(fields.includes('instruction'));
    await screenshot('explore-all');
  });

  it('shows the rows of a cluster', async () => {
    await vscode.commands.executeCommand(commandIds.exploreRows, source, largest.id);
    const { table } = await tableWhen(state => isIdle(state) && state.table.clusters.length > 0);
    assert.deepEqual(table.clusters, [largest.id]);
    assert.equal(table.count, largest.rows);
  });

  it('finds the rows like the one with the cursor in the editor', async () => {
    const editor = await openEditor(source);
    editor.selection = new vscode.Selection(11, 0, 11, 0);
    await vscode.commands.executeCommand(commandIds.rowsLikeThis, source);
    const { table } = await tableWhen(state => isIdle(state) && state.table.ranked);
    assert.deepEqual([table.source.kind, table.order.by], ['likeLine', 'given']);
    assert.equal(table.count, 200);
    assert.equal(table.nearest.length, api.fileOf(source)?.result?.run.clusters.length);
    await screenshot('explore-like');
  });

  it('says that the file has changed', async () => {
    await vscode.commands.executeCommand(commandIds.exploreRows, source);
    await tableWhen(isIdle);
    await appendFile(source.fsPath, '{"instruction":"방금 더해진 줄"}\n');
    await vscode.commands.executeCommand(commandIds.exploreRows, source, largest.id);
    const { table } = await tableWhen(state => state.table.activity.kind === 'failed');
    assert.ok(table.activity.kind === 'failed' && table.activity.again);
    assert.match(table.activity.message, /explored\.jsonl has changed/);
    await screenshot('explore-changed');
  });
});
