import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds, rowsViewType } from '../../src/host/ids.ts';
import {
  cluster,
  clustersApi,
  linesOf,
  openEditor,
  sampleRows,
  writeRows,
} from './support/clusters.ts';
import { eventually } from './support/eventually.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

/** UTF-16 units above which VS Code gives extensions no text. */
const editorLimit = 50 * 1024 * 1024;

type Shown = NonNullable<ReturnType<InstructionClustersApi['rowsViewOf']>>;

describe('the rows view', () => {
  let api: InstructionClustersApi;
  let rows: string[];
  let large: vscode.Uri;

  /** Waits until the file's rows view is in a state that `holds`. */
  const shownWhen = (source: vscode.Uri, holds: (shown: Shown) => boolean): Promise<Shown> =>
    eventually('the rows view', () => {
      const shown = api.rowsViewOf(source);
      return shown !== undefined && holds(shown) && shown;
    });
  const isAllShown = ({ state }: Shown): boolean =>
    state.clusters !== undefined && state.read === state.bytes;
  const activeInput = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isRowsViewActive = (): boolean => {
    const input = activeInput();
    return input instanceof vscode.TabInputCustom && input.viewType === rowsViewType;
  };

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(120);
    // Few rows that are long: what is clustered stays short.
    const filler = 'x'.repeat(Math.ceil(editorLimit / 100));
    const long = rows.map(row => `${row.slice(0, -1)},"filler":"${filler}"}`);
    large = await writeRows('large-rows.jsonl', [...long, 'not JSON']);
  });

  afterEach(closeAllEditors);

  after(async () => {
    await vscode.workspace.fs.delete(large);
  });

  it('opens by itself when a file too large for the editor is clustered', async () => {
    const { run } = await cluster(api, large);
    assert.equal(run.counts.rows, 120);
    const { state } = await shownWhen(large, isAllShown);
    assert.equal(state.lines, 121);
    assert.equal(state.clusters?.names.length, run.clusters.length);
    assert.ok(vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isRowsTab)));
    assert.match(api.statusText() ?? '', new RegExp(`${run.clusters.length} clusters`));
    await screenshot('rows-view');
  });

  it('goes to the next and the previous row of the cluster', async () => {
    await vscode.commands.executeCommand(commandIds.openRows, large);
    await shownWhen(large, isAllShown);
    assert.ok(isRowsViewActive());
    const lines = linesOf(api.fileOf(large)?.result);
    const from = api.rowsViewOf(large)?.line ?? 0;
    const next = lines.range(0, lines.linesOnDisk).indexOf(lines.clusterOf(from), from + 1);
    assert.ok(next > from);
    await vscode.commands.executeCommand(commandIds.nextRow);
    await shownWhen(large, ({ line }) => line === next);
    await vscode.commands.executeCommand(commandIds.previousRow);
    await shownWhen(large, ({ line }) => line === from);
  });

  it('goes to the first row of a cluster', async () => {
    await vscode.commands.executeCommand(commandIds.openRows, large);
    await shownWhen(large, isAllShown);
    const lines = linesOf(api.fileOf(large)?.result);
    const first = lines.range(0, lines.linesOnDisk).indexOf(1);
    void vscode.commands.executeCommand(commandIds.goToCluster, large);
    // Accepts what is offered first, the largest cluster.
    await eventually('the first row', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return api.rowsViewOf(large)?.line === first;
    });
    assert.ok(isRowsViewActive());
  });

  it('reads the file again when it changes on disk', async () => {
    const source = await writeRows('growing.jsonl', rows.slice(0, 60));
    await cluster(api, source);
    await vscode.commands.executeCommand(commandIds.openRows, source);
    const before = await shownWhen(source, isAllShown);
    assert.equal(before.state.lines, 60);
    await appendFile(source.fsPath, '{"instruction":"방금 더해진 새로운 줄"}\n');
    await shownWhen(source, shown => shown.state.lines === 61 && isAllShown(shown));
    await eventually('the new line', () => {
      const lines = linesOf(api.fileOf(source)?.result);
      return lines.linesOnDisk === 61 && lines.clusterOf(60) === -2;
    });
  });

  it('leaves a file that is not large to the editor', async () => {
    const source = await writeRows('small.jsonl', rows.slice(0, 60));
    await openEditor(source);
    await cluster(api, source);
    assert.equal(api.rowsViewOf(source), undefined);
    await vscode.commands.executeCommand(commandIds.nextRow);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, source.fsPath);
  });

  it('shows a file that has not been clustered', async () => {
    const source = await writeRows('plain.ndjson', rows.slice(0, 30));
    await vscode.commands.executeCommand(commandIds.openRows, source);
    const { state } = await shownWhen(source, shown => shown.state.lines === 30);
    assert.equal(state.clusters, undefined);
    assert.equal(state.problem, undefined);
  });

  it('says that the file is gone', async () => {
    const source = await writeRows('gone-rows.jsonl', rows.slice(0, 5));
    await vscode.commands.executeCommand(commandIds.openRows, source);
    await shownWhen(source, shown => shown.state.lines === 5);
    await vscode.workspace.fs.delete(source);
    const { state } = await shownWhen(source, shown => shown.state.problem !== undefined);
    assert.match(state.problem ?? '', /gone-rows\.jsonl does not exist/);
  });
});

function isRowsTab({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputCustom && input.viewType === rowsViewType;
}
