import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import { clustersApi, fileWhen, openEditor, sampleRows, writeRows } from './support/clusters.ts';
import { tellDriver } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

const rows = 21_000;

describe('the preview of a large file', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;

  before(async () => {
    api = await clustersApi();
    const sample = await sampleRows(500);
    const lines = Array.from({ length: rows }, (_, i) => {
      const row = JSON.parse(sample[i % sample.length] ?? '{}') as { instruction: string };
      return JSON.stringify({ ...row, instruction: `${row.instruction} (${i})` });
    });
    source = await writeRows('previewing.jsonl', lines);
    await openEditor(source);
  });

  after(closeAllEditors);

  it('shows clusters of a sample in the panel while the job goes on', async () => {
    const started = performance.now();
    const job = vscode.commands.executeCommand(commandIds.cluster, source);
    const file = await fileWhen(api, source, ({ preview }) => preview !== undefined);
    const seconds = (performance.now() - started) / 1000;
    tellDriver({ kind: 'line', text: `      preview after ${seconds.toFixed(1)} s` });
    assert.equal(file.activity.kind, 'running');
    assert.equal(file.preview?.rows, 1_000);
    assert.ok(file.preview.clusters.length >= 2);
    assert.equal(file.result, undefined);
    await eventually('the panel', () => api.isPanelShown());
    await screenshot('preview');

    await fileWhen(
      api,
      source,
      ({ activity }) => activity.kind === 'running' && activity.progress !== undefined,
    );
    assert.notEqual(file.preview, undefined);
    const activity = api.fileOf(source)?.activity;
    if (activity?.kind === 'running') activity.cancel();
    await job;
    assert.equal(api.fileOf(source)?.preview, undefined);
  });
});
