import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import {
  cluster,
  clustersApi,
  fileWhen,
  linesOf,
  sampleRows,
  showClusters,
  writeRows,
} from './support/clusters.ts';
import { eventually } from './support/eventually.ts';
import type { DrawnLine } from '../../src/host/decorations/lines-near.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

describe('a clustered file in the editor', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;
  let editor: vscode.TextEditor;

  const shows = (line: number): DrawnLine['shows'] | undefined =>
    api.decorationsOf(source).find(drawn => drawn.line === line)?.shows;
  const cursorLine = (): number | undefined =>
    vscode.window.activeTextEditor?.selection.active.line;

  before(async () => {
    api = await clustersApi();
    source = await writeRows('editing.jsonl', await sampleRows(200));
    await cluster(api, source);
    editor = await showClusters(api, source);
  });

  after(closeAllEditors);

  it('calls a line stale while its text differs, and others keep their clusters', async () => {
    const before = [shows(1), shows(2), shows(3)];
    await editor.edit(edit => edit.insert(new vscode.Position(2, 2), 'x'));
    assert.equal(shows(2), 'stale');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '{"instruction":"new"}\n'));
    assert.deepEqual(
      [shows(0), shows(2), shows(3), shows(4)],
      ['stale', before[0], 'stale', before[2]],
    );
    assert.equal(api.fileOf(source)?.result?.lines.stale, 2);
    assert.match(api.statusText() ?? '', /warning/);
    await screenshot('stale');

    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await eventually('the clusters of before', () => shows(2) === before[1]);
    assert.deepEqual([shows(1), shows(2), shows(3)], before);
  });

  it('finds moved lines again by their text when the file is saved', async () => {
    const [first, second] = [shows(0), shows(1)];
    await vscode.commands.executeCommand('cursorTop');
    await vscode.commands.executeCommand('editor.action.moveLinesDownAction');
    await editor.document.save();
    await fileWhen(api, source, file => file.result?.lines.stale === 0);
    await eventually('both clusters', () => shows(0) === second && shows(1) === first);
  });

  it('gives what was changed to a cluster when the file is saved', async () => {
    await editor.edit(edit =>
      edit.insert(new vscode.Position(4, 0), '{"instruction":"엉뚱한 줄"}\n'),
    );
    assert.equal(shows(4), 'stale');
    await editor.document.save();
    await fileWhen(
      api,
      source,
      ({ result }) => result?.run.source.lines === 201 && result.lines.stale === 0,
    );
    await eventually('a cluster', () => typeof shows(4) === 'number');
    await editor.edit(edit => edit.delete(new vscode.Range(4, 0, 5, 0)));
    await editor.document.save();
    await fileWhen(api, source, file => file.result?.run.source.lines === 200);
  });

  it('goes to the next and back to the previous row of a cluster', async () => {
    const lines = linesOf(api.fileOf(source)?.result);
    const own = lines.clusterOf(0);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand(commandIds.nextRow);
    const next = await eventually('another line', () => {
      const line = cursorLine();
      return line !== 0 && line;
    });
    assert.equal(lines.clusterOf(next), own);
    for (let line = 1; line < next; line++) assert.notEqual(lines.clusterOf(line), own);
    await vscode.commands.executeCommand(commandIds.previousRow);
    await eventually('the first line', () => cursorLine() === 0);
  });

  it('goes to the first row of a chosen cluster', async () => {
    void vscode.commands.executeCommand(commandIds.goToCluster);
    const lines = linesOf(api.fileOf(source)?.result);
    const first = lines.range(0, 200).indexOf(1);
    editor.selection = new vscode.Selection(199, 0, 199, 0);
    await eventually('the first row of cluster 1', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return cursorLine() === first;
    });
  });

  it('says in the hover which cluster a line belongs to', async () => {
    const { cluster: id } = linesOf(api.fileOf(source)?.result).at(0) ?? {};
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      source,
      new vscode.Position(0, 5),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(text, new RegExp(`\\*\\*${id}`));
    assert.match(text, /Key&nbsp;terms|Key terms/);
    assert.match(text, /Distance/);
    assert.match(text, /Second/);
    assert.match(text, /command:instructionClusters\.showPanel/);
  });

  it('can be turned off and on', async () => {
    await vscode.commands.executeCommand(commandIds.toggleDecorations);
    await eventually('an empty gutter', () => api.decorationsOf(source).length === 0);
    await vscode.commands.executeCommand(commandIds.toggleDecorations);
    await eventually('clusters in the gutter', () => api.decorationsOf(source).length > 0);
  });

  it('shows names behind the lines when that is wanted', async () => {
    const configuration = vscode.workspace.getConfiguration('instructionClusters');
    const label = (): string | undefined => api.decorationsOf(source)[0]?.label;
    assert.equal(label(), undefined);
    await configuration.update('decorations.label', true, vscode.ConfigurationTarget.Global);
    const name = await eventually('a label', label);
    assert.match(name, new RegExp(`^${shows(0)} · `));
    await vscode.commands.executeCommand('cursorEnd');
    await screenshot('labels');
    await configuration.update('decorations.label', undefined, vscode.ConfigurationTarget.Global);
    await eventually('no label', () => label() === undefined);
  });
});
