import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { cluster, clustersApi, openEditor, sampleRows, writeRows } from './support/clusters.ts';
import { tellDriver } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { closeAllEditors, writeWorkspaceFile } from './support/workspace.ts';

const lines = 50_000;
const keys = 25;
/** The least of so many counts, since whatever else runs only adds to it; fewer when that is little enough before. */
const mostRounds = 8;
/** Milliseconds of the extension host's time that a key may cost more than without the extension. */
const keyLimit = 2;
/** Milliseconds of processor time that the extension host may be busy without a break. */
const blockLimit = 50;
/** Processor time too is longer while others use the caches and cores of the machine. */
const busyMachine = 2;

const print = (text: string): void => tellDriver({ kind: 'line', text: `      ${text}` });

/**
 * Looks every few milliseconds how much processor time has gone since the last look. Other than the delay of the
 * event loop this does not count the time in which the machine did something else.
 * @returns what ends it and answers the longest stretch in milliseconds
 */
function watchBlocks(): () => number {
  let longest = 0;
  let last = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/** Types into the middle of a document; milliseconds of processor time of the extension host for a key. */
async function keyCost(editor: vscode.TextEditor): Promise<number> {
  const place = new vscode.Position(lines / 2, 2);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection);
  await new Promise(resolve => setTimeout(resolve, 1_000));
  const before = process.cpuUsage();
  for (let key = 0; key < keys; key++) {
    await vscode.commands.executeCommand('type', { text: 'x' });
  }
  await new Promise(resolve => setTimeout(resolve, 500));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / keys;
}

async function revert(uri: vscode.Uri): Promise<void> {
  await openEditor(uri);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

describe('the extension host', () => {
  let api: InstructionClustersApi;
  let rows: string[];

  before(async () => {
    api = await clustersApi();
    const sample = await sampleRows(300);
    rows = Array.from({ length: lines }, (_, i) => sample[i % sample.length] ?? '');
  });

  afterEach(closeAllEditors);

  it('is not held up by a job, nor by typing in a large clustered file', async () => {
    const source = await writeRows('responsive.jsonl', rows);
    const plain = await writeWorkspaceFile('plain.txt', rows.map(row => `${row}\n`).join(''));
    await openEditor(source);
    const blocks = watchBlocks();
    await cluster(api, source);
    await eventually('clusters in the gutter', () => api.decorationsOf(source).length > 0);
    const longest = blocks();
    print(`longest stretch of work in a job of ${lines} lines: ${longest.toFixed(0)} ms`);

    const costs = { plain: Infinity, clustered: Infinity };
    let cost = Infinity;
    for (let round = 0; round < mostRounds && cost > keyLimit; round++) {
      costs.plain = Math.min(costs.plain, await keyCost(await openEditor(plain)));
      costs.clustered = Math.min(costs.clustered, await keyCost(await openEditor(source)));
      cost = costs.clustered - costs.plain;
    }
    print(`a key costs ${cost.toFixed(2)} ms more than ${costs.plain.toFixed(2)} in a plain file`);
    assert.ok(cost <= keyLimit * busyMachine, `a key costs ${cost} ms more`);
    assert.ok(longest <= blockLimit * busyMachine, `busy for ${longest} ms without a break`);
    await revert(source);
    await revert(plain);
  });
});
