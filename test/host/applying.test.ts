import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
import { commandIds } from '../../src/host/ids.ts';
import {
  cluster,
  clustersApi,
  fileWhen,
  linesOf,
  sampleRows,
  writeRows,
} from './support/clusters.ts';
import { withAnswer } from './support/dialogs.ts';
import { eventually } from './support/eventually.ts';
import { closeAllEditors, workspaceFolder } from './support/workspace.ts';

describe('applying clusters to another file', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;
  let other: vscode.Uri;
  let rows: string[];
  let origin: FileResult;

  const apply = (limit: number | null): Thenable<unknown> =>
    vscode.commands.executeCommand(commandIds.apply, source, other, limit);
  const applied = (): FileResult => {
    const result = api.fileOf(other)?.result;
    assert.ok(result);
    return result;
  };

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(200);
    source = await writeRows('applying.jsonl', rows);
    other = await writeRows('applied.jsonl', [...rows.slice(0, 60).toReversed(), '{broken']);
    origin = await cluster(api, source);
  });

  after(closeAllEditors);

  it('gives its rows the clusters that the same rows have, and shows it', async () => {
    await apply(null);
    const before = [...linesOf(origin).range(0, 60)].toReversed();
    assert.deepEqual([...linesOf(applied()).range(0, 60)], before);
    assert.equal(applied().folder, join(workspaceFolder().fsPath, 'applied.jsonl.clusters'));
    assert.equal(applied().run.from?.run, origin.run.id);
    await eventually('clusters in the gutter', () => api.decorationsOf(other).length > 0);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, other.fsPath);
  });

  it('asks before it replaces clusters of that file', async () => {
    const { id } = applied().run;
    const [question] = await withAnswer(undefined, () => apply(0.1));
    assert.match(question?.text ?? '', /applied\.jsonl has clusters already\./);
    assert.equal(applied().run.id, id);
  });

  it('leaves out rows that are unlike every cluster', async () => {
    await withAnswer('Replace the clusters', () => apply(0.1));
    const { counts } = applied().run;
    assert.ok(counts.unclustered > 0 && counts.unclustered < 60);
    const none = [...linesOf(applied()).range(0, 60)].filter(id => id === 0);
    assert.equal(none.length, counts.unclustered);
  });

  it('says so when the file is the clustered one', async () => {
    const [message] = await withAnswer('Replace the clusters', () =>
      vscode.commands.executeCommand(commandIds.apply, source, source, null),
    ).then(shown => shown.filter(({ kind }) => kind === 'error'));
    assert.match(message?.text ?? '', /Choose another file\./);
    await fileWhen(api, source, file => file.activity.kind === 'idle');
    assert.equal(api.fileOf(source)?.result?.run.id, origin.run.id);
  });
});
