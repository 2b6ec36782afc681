import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import { cluster, clustersApi } from './support/clusters.ts';
import { theExtension } from './support/extension.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly description: string;
    readonly media: { readonly image: string };
  }[];
}

describe('getting started', () => {
  let api: InstructionClustersApi;
  before(async () => {
    api = await clustersApi();
  });
  afterEach(closeAllEditors);

  it('opens a copy of the sample, which can be clustered', async () => {
    const copy = await openSample();
    const sample = vscode.Uri.joinPath(theExtension().extensionUri, 'samples/instructions.jsonl');
    assert.notEqual(copy.fsPath, sample.fsPath);
    assert.deepEqual(await readFile(copy.fsPath), await readFile(sample.fsPath));
    const { run } = await cluster(api, copy);
    assert.equal(run.counts.rows, 2000);
  });

  it('opens the same copy again, with what was done to it', async () => {
    const copy = await openSample();
    await vscode.workspace.fs.writeFile(copy, new TextEncoder().encode('{"instruction":"mine"}\n'));
    await closeAllEditors();
    assert.equal((await openSample()).fsPath, copy.fsPath);
    assert.equal(await readFile(copy.fsPath, 'utf8'), '{"instruction":"mine"}\n');
    await vscode.workspace.fs.delete(copy);
  });

  it('has a walkthrough with pictures that are there and links to its own commands', async () => {
    const { contributes } = theExtension().packageJSON as {
      contributes: { walkthroughs: readonly Walkthrough[] };
    };
    const [walkthrough] = contributes.walkthroughs;
    assert.ok(walkthrough);
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { description, media } of walkthrough.steps) {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(theExtension().extensionUri, media.image));
      const links = [...description.matchAll(/\(command:([^)]+)\)/g)].map(([, id]) => id ?? '');
      assert.ok(links.length > 0);
      for (const id of links) assert.ok(known.has(id), id);
    }
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      `${theExtension().id}#${walkthrough.id}`,
      false,
    );
    await screenshot('walkthrough', '.getting-started-step.expanded');
  });
});

async function openSample(): Promise<vscode.Uri> {
  await vscode.commands.executeCommand(commandIds.openSample);
  const { activeTextEditor } = vscode.window;
  assert.ok(activeTextEditor);
  return activeTextEditor.document.uri;
}
