import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds, mapViewType } from '../../src/host/ids.ts';
import { cluster, clustersApi, sampleRows, writeRows } from './support/clusters.ts';
import { eventually } from './support/eventually.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

describe('the map', () => {
  let api: InstructionClustersApi;
  let rows: string[];

  const isMapTab = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(mapViewType);
  const pointsShown = (): Promise<number> => eventually('points', () => api.mapPoints(), 60_000);

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(600);
  });

  afterEach(closeAllEditors);

  it('shows every clustered row and is kept in the run folder', async () => {
    const source = await writeRows('mapped.jsonl', rows);
    const { folder, run } = await cluster(api, source);
    await vscode.commands.executeCommand(commandIds.showMap, source);
    assert.equal(await pointsShown(), 600);
    const tab = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isMapTab);
    assert.equal(tab?.label, 'Map of mapped.jsonl');
    const head: unknown = JSON.parse(await readFile(join(folder, 'map.json'), 'utf8'));
    assert.equal((head as { vectors: string }).vectors, run.files.vectors.sha256);
    await screenshot('map');
  });

  it('says that a file has to be clustered first', async () => {
    const source = await writeRows('unmapped.jsonl', rows.slice(0, 10));
    await vscode.commands.executeCommand(commandIds.showMap, source);
    assert.equal(api.mapPoints(), undefined);
    assert.ok(!vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isMapTab)));
  });
});
