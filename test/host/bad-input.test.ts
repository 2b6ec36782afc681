import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import {
  cluster,
  clustersApi,
  fileWhen,
  linesOf,
  openEditor,
  sampleRows,
  writeRows,
} from './support/clusters.ts';
import { withAnswer, type ShownMessage } from './support/dialogs.ts';
import { closeAllEditors } from './support/workspace.ts';

describe('what is wrong is said clearly', () => {
  let api: InstructionClustersApi;
  let rows: string[];

  const clusterBy = (source: vscode.Uri | undefined, answer?: string): Promise<ShownMessage[]> =>
    withAnswer(answer, () => vscode.commands.executeCommand(commandIds.cluster, source));

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(60);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAllEditors();
  });

  it('a file without a valid row', async () => {
    const source = await writeRows('invalid.jsonl', ['no JSON', '[1]', '']);
    const [message] = await clusterBy(source);
    assert.equal(message?.kind, 'error');
    assert.doesNotMatch(message.text, /should not/);
    const file = api.fileOf(source);
    assert.deepEqual(file?.activity, { kind: 'failed', message: message.text });
  });

  it('an empty file, before any question about options', async () => {
    const source = await writeRows('empty.jsonl', []);
    const [message] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.clusterWithOptions, source),
    );
    assert.equal(message?.kind, 'error');
    assert.match(message.text, /empty\.jsonl/);
  });

  it('a file that does not exist', async () => {
    const source = await writeRows('gone.jsonl', []);
    await vscode.workspace.fs.delete(source);
    const [message] = await clusterBy(source);
    assert.match(message?.text ?? '', /gone\.jsonl does not exist/);
  });

  it('a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'jsonl', content: '{}' });
    await vscode.window.showTextDocument(document);
    const [message] = await clusterBy(undefined);
    assert.match(message?.text ?? '', /^Save the file first/);
  });

  it('a document with changes: offers to save it', async () => {
    const source = await writeRows('dirty.jsonl', rows);
    const editor = await openEditor(source);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '{"instruction":"새 줄"}\n'));
    const [question] = await clusterBy(source);
    assert.match(question?.text ?? '', /changes that are not saved/);
    assert.equal(api.fileOf(source)?.result, undefined);

    await clusterBy(source, 'Cluster without saving');
    const asIs = api.fileOf(source)?.result;
    assert.ok(asIs);
    assert.equal(asIs.run.counts.rows, 60);
    assert.equal(asIs.lines.stale, 1);
    assert.equal(linesOf(asIs).clusterOf(0), -2);
    assert.ok(linesOf(asIs).clusterOf(1) > 0);

    await clusterBy(source, 'Save and cluster');
    assert.equal(api.fileOf(source)?.result?.run.counts.rows, 61);
    assert.equal(api.fileOf(source)?.result?.lines.stale, 0);
  });

  it('a damaged run folder', async () => {
    const source = await writeRows('damaged.jsonl', rows);
    const { folder } = await cluster(api, source);
    api.fileOf(source)?.setResult(undefined);
    await writeFile(join(folder, 'run.json'), '{');
    const [message] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.goToCluster, source),
    );
    assert.equal(message?.kind, 'error');
    assert.match(message.text, /damaged\.jsonl\.clusters/);
  });

  it('a setting with a value that means nothing', async () => {
    const source = await writeRows('setting.jsonl', rows);
    const configuration = vscode.workspace.getConfiguration('instructionClusters');
    await configuration.update('k', 'many', vscode.ConfigurationTarget.Global);
    try {
      const [message] = await clusterBy(source);
      assert.match(message?.text ?? '', /instructionClusters\.k cannot be "many".*2 to 1000/);
    } finally {
      await configuration.update('k', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('an output folder inside the run folder', async () => {
    const source = await writeRows('output.jsonl', rows);
    await cluster(api, source);
    const configuration = vscode.workspace.getConfiguration('instructionClusters');
    const inside = '${fileDirname}/${fileBasename}.clusters/split';
    await configuration.update('outputFolder', inside, vscode.ConfigurationTarget.Global);
    try {
      const [message] = await withAnswer('Write the files', () =>
        vscode.commands.executeCommand(commandIds.split, source),
      );
      assert.match(message?.text ?? '', /instructionClusters\.outputFolder cannot be/);
    } finally {
      await configuration.update('outputFolder', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('a command for clusters on a file that has none', async () => {
    const source = await writeRows('none.jsonl', rows);
    const [message] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.split, source),
    );
    assert.match(message?.text ?? '', /none\.jsonl has not been clustered yet/);
  });

  it('more text than the editor gives to extensions is clustered all the same', async () => {
    const long = '가'.repeat(1 << 20);
    const large = [
      ...rows,
      ...Array.from({ length: 60 }, (_, i) => JSON.stringify({ instruction: `${i} ${long}` })),
    ];
    const source = await writeRows('large.jsonl', large);
    await cluster(api, source);
    const { result } = await fileWhen(api, source, file => file.result !== undefined);
    assert.equal(result?.run.counts.rows, 120);
    await vscode.workspace.fs.delete(source);
  });
});
