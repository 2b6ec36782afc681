import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { DrawnLine } from '../../src/host/decorations/lines-near.ts';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
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
import { closeAllEditors } from './support/workspace.ts';

const rows = 200;
const newRow = '{"instruction":"What is the difference between a lake and a pond?"}\n';

describe('a clustered file that is saved', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;
  let editor: vscode.TextEditor;

  const shows = (line: number): DrawnLine['shows'] | undefined =>
    api.decorationsOf(source).find(drawn => drawn.line === line)?.shows;
  const shown = (): FileResult => {
    const result = api.fileOf(source)?.result;
    assert.ok(result);
    return result;
  };
  const clusters = (count: number): number[] => [...linesOf(shown()).range(0, count)];
  const upToDate = (lines: number): Promise<unknown> =>
    fileWhen(
      api,
      source,
      ({ result, updating }) =>
        updating === undefined && result?.run.source.lines === lines && result.lines.stale === 0,
    );

  before(async () => {
    api = await clustersApi();
    source = await writeRows('updating.jsonl', await sampleRows(rows));
    await cluster(api, source);
    editor = await showClusters(api, source);
  });

  after(closeAllEditors);

  it('gives new and changed lines to clusters, and moves no other', async () => {
    const before = clusters(rows);
    const { run } = shown();
    await editor.edit(edit => {
      edit.insert(new vscode.Position(2, 0), newRow);
      edit.insert(editor.document.lineAt(9).range.start.translate(0, 2), 'x');
    });
    assert.equal(shows(2), 'stale');
    await editor.document.save();
    await upToDate(rows + 1);
    await eventually('a cluster for the new line', () => typeof shows(2) === 'number');
    const after = clusters(rows + 1);
    assert.deepEqual(after.toSpliced(2, 1).toSpliced(9, 1), before.toSpliced(9, 1));
    assert.equal(shown().run.createdAt, run.createdAt);
    assert.deepEqual(
      shown().run.clusters.map(({ id, terms }) => [id, terms]),
      run.clusters.map(({ id, terms }) => [id, terms]),
    );
    assert.equal(shown().run.counts.rows + shown().run.counts.invalid, rows + 1);
    assert.doesNotMatch(api.statusText() ?? '', /warning|sync/);
  });

  it('ends with the last of several quick saves', async () => {
    for (let i = 0; i < 4; i++) {
      const row = newRow.replace('lake', `lake ${i}`);
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), row));
      await editor.document.save();
    }
    await upToDate(rows + 5);
    assert.ok(clusters(4).every(id => id > 0));
  });

  it('follows a change that something else makes to the file', async () => {
    const text = editor.document.getText();
    await vscode.workspace.fs.writeFile(
      source,
      new TextEncoder().encode(`${text}${newRow.replace('pond', 'sea')}`),
    );
    await upToDate(rows + 6);
  });

  it('leaves changed lines stale where that is wanted', async () => {
    const configuration = vscode.workspace.getConfiguration('instructionClusters');
    await configuration.update('updateOnSave', false, vscode.ConfigurationTarget.Global);
    try {
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), newRow.replace('a', 'one')));
      await editor.document.save();
      await fileWhen(api, source, file => linesOf(file.result).linesOnDisk === rows + 7);
      await eventually('a stale line', () => shows(0) === 'stale');
      assert.equal(shown().run.source.lines, rows + 6);
    } finally {
      await configuration.update('updateOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
