import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
  showClusters,
  writeRows,
} from './support/clusters.ts';
import { withAnswer } from './support/dialogs.ts';
import { eventually } from './support/eventually.ts';
import { theExtension } from './support/extension.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

describe('clustering', () => {
  let api: InstructionClustersApi;
  let rows: string[];

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(300);
  });

  afterEach(closeAllEditors);

  it('clusters a file, keeps the run beside it, and shows every line its cluster', async () => {
    const source = await writeRows('clustering.jsonl', [...rows, 'not JSON']);
    await openEditor(source);
    const { run, folder } = await cluster(api, source);

    assert.equal(folder, `${source.fsPath}.clusters`);
    assert.ok(existsSync(join(folder, 'run.json')));
    assert.equal(run.counts.rows, 300);
    assert.equal(run.counts.invalid, 1);
    assert.ok(run.clusters.length >= 2);
    assert.equal(
      run.clusters.reduce((sum, { rows }) => sum + rows, 0),
      300,
    );

    const drawn = await eventually('clusters in the gutter', () => {
      const lines = api.decorationsOf(source);
      return lines.length > 0 && lines;
    });
    const lines = linesOf(api.fileOf(source)?.result);
    for (const { line, shows } of drawn) assert.equal(shows, lines.clusterOf(line));
    assert.deepEqual(
      drawn.slice(0, 20).map(({ line }) => line),
      Array.from({ length: 20 }, (_, line) => line),
    );
    assert.equal(lines.clusterOf(300), -1);
    await eventually('the panel', () => api.isPanelShown());
    assert.match(api.statusText() ?? '', new RegExp(`${run.clusters.length} clusters`));
    await screenshot('clustered');
  });

  it('clusters a file that is not open, as the explorer menu does', async () => {
    const source = await writeRows('from-explorer.ndjson', rows.slice(0, 60));
    const { run } = await cluster(api, source);
    assert.equal(run.counts.rows, 60);
  });

  it('shows the last run again when the file is opened again', async () => {
    const source = await writeRows('reopened.jsonl', rows.slice(0, 60));
    const { run } = await cluster(api, source);
    await closeAllEditors();
    api.fileOf(source)?.setResult(undefined);
    await showClusters(api, source);
    const shown = api.fileOf(source)?.result?.run;
    assert.equal(shown?.createdAt, run.createdAt);
    assert.deepEqual(shown.clusters, run.clusters);
  });

  it('shows a run that the command line made, and its end', async () => {
    const source = await writeRows('command-line.jsonl', rows.slice(0, 60));
    await openEditor(source);
    const cli = join(theExtension().extensionPath, 'dist', 'cli.js');
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const folder = `${source.fsPath}.clusters`;
    await promisify(execFile)(process.execPath, [cli, 'cluster', source.fsPath, '--k', '3'], {
      env,
    });
    const { result } = await fileWhen(api, source, file => file.result !== undefined);
    assert.equal(result?.run.clusters.length, 3);
    await eventually('clusters in the gutter', () => api.decorationsOf(source).length > 0);
    await rm(folder, { recursive: true });
    await fileWhen(api, source, file => file.result === undefined);
    assert.deepEqual(api.decorationsOf(source), []);
  });

  it('starts no worker for a file without a run', async () => {
    const source = await writeRows('without-run.jsonl', rows.slice(0, 5));
    const pid = api.workerPid();
    await openEditor(source);
    assert.equal(api.fileOf(source)?.result, undefined);
    assert.equal(api.workerPid(), pid);
  });

  it('asks for the options one after the other', async () => {
    const source = await writeRows('with-options.jsonl', rows.slice(0, 60));
    void vscode.commands.executeCommand(commandIds.clusterWithOptions, source);
    // Accepts what each question offers first.
    await eventually('the end of the questions', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return api.fileOf(source)?.activity.kind === 'running';
    });
    const { result } = await fileWhen(api, source, file => file.result !== undefined);
    assert.ok(result);
    assert.equal(result.run.parameters.k, 'auto');
    assert.equal(result.run.parameters.sample, null);
  });

  it('starts the work again when the worker is killed', async () => {
    const source = await writeRows('killed.jsonl', await sampleRows(800));
    const clustering = cluster(api, source);
    await fileWhen(api, source, ({ activity }) => {
      return activity.kind === 'running' && activity.progress?.stage === 'embed';
    });
    const killed = api.workerPid();
    assert.ok(killed !== undefined);
    process.kill(killed, 'SIGKILL');
    const { run } = await clustering;
    assert.equal(run.counts.rows + run.counts.invalid, 800);
    assert.notEqual(api.workerPid(), killed);
  });

  it('leaves nothing behind when it is cancelled, and can be started again', async () => {
    const source = await writeRows('cancelled.jsonl', await sampleRows(800));
    const shown = await withAnswer(undefined, async () => {
      const clustering = vscode.commands.executeCommand(commandIds.cluster, source);
      const { activity } = await fileWhen(api, source, file => {
        return file.activity.kind === 'running' && file.activity.progress?.stage === 'embed';
      });
      if (activity.kind === 'running') activity.cancel();
      await clustering;
    });
    assert.equal(api.fileOf(source)?.activity.kind, 'cancelled');
    assert.equal(existsSync(`${source.fsPath}.clusters`), false);
    assert.match(shown[0]?.text ?? '', /cancelled/);
    await cluster(api, source);
  });

  it('clears the clusters after asking, and nothing else', async () => {
    const source = await writeRows('cleared.jsonl', rows.slice(0, 60));
    const { folder } = await cluster(api, source);
    const clear = (): Thenable<unknown> => vscode.commands.executeCommand(commandIds.clear, source);

    await withAnswer(undefined, clear);
    assert.ok(existsSync(folder));

    const [question] = await withAnswer('Delete clusters', clear);
    assert.match(question?.detail ?? '', /cleared\.jsonl\.clusters/);
    assert.equal(existsSync(folder), false);
    assert.ok(existsSync(source.fsPath));
    assert.equal(api.fileOf(source)?.result, undefined);
  });
});
