import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import { ChatServer, silent, status } from '../unit/naming/chat-server.ts';
import { clustersApi } from './support/clusters.ts';
import { withAnswer, withCancel, withChoice, type ShownMessage } from './support/dialogs.ts';
import { eventually } from './support/eventually.ts';
import { NamedFile } from './support/named-file.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

const settings = (): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('instructionClusters');

describe('names by a language model', () => {
  let api: InstructionClustersApi;
  let named: NamedFile;
  let server: ChatServer;

  const suggested = (): Map<number, string> => named.suggested();
  const nameOf = (id: number): string | undefined => named.nameOf(id);
  const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
    named.run(command, ...args);
  /** Runs the command with the endpoint of the setting, presses `answer`, and chooses `then` after reading. */
  const suggest = async (
    answer: string | undefined,
    clusters?: number[],
    then?: string,
  ): Promise<ShownMessage[]> => {
    let shown: ShownMessage[] = [];
    await withChoice(
      items =>
        items.find(({ description }) => description === server.host) ??
        (items as readonly unknown[]).find(item => item === then),
      async () => {
        shown = await withAnswer(answer, () => run(commandIds.suggestNames, clusters));
      },
    );
    return shown;
  };

  before(async () => {
    api = await clustersApi();
    server = await ChatServer.start(id => `Name of cluster ${id}`);
    await settings().update('nameModel', `${server.url}#tiny`, vscode.ConfigurationTarget.Global);
    named = await NamedFile.create(api, 'naming.jsonl');
  });

  beforeEach(() => {
    server.asked.length = 0;
    server.always = undefined;
  });

  after(async () => {
    await settings().update('nameModel', undefined, vscode.ConfigurationTarget.Global);
    await server.stop();
    await closeAllEditors();
  });

  it('sends nothing before the person has agreed, and shows what it would be', async () => {
    const [question] = await suggest(undefined);
    assert.match(question?.text ?? '', new RegExp(`^Ask ${server.host} \\(tiny\\) for names`));
    await suggest('Show text');
    assert.deepEqual(server.asked, []);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'instruction-clusters-prompt');
    const text = shown.getText();
    await screenshot('prompt');
    await suggest('Show text', undefined, 'Send');
    // Several are asked at one time, so they come in any order.
    const prompts = server.asked.map(({ prompt }) => prompt);
    const inOrder = prompts.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
    assert.equal(inOrder.join('\n'), text);
  });

  it('marks names as suggested, and gives them only to clusters without one', async () => {
    const clusters = named.result.run.clusters.length;
    assert.equal(suggested().size, clusters);
    assert.equal(nameOf(1), '');
    await withChoice(
      () => 'Mine',
      () => run(commandIds.rename, 2),
    );
    assert.equal(suggested().has(2), false);
    await run(commandIds.showPanel);
    await eventually('the panel', () => api.isPanelShown());
    await vscode.commands.executeCommand('instructionClusters.clusters.focus');
    const nodes = api.tree.getChildren().flatMap(node => [node, ...api.tree.getChildren(node)]);
    const items = nodes.map(node => api.tree.getTreeItem(node));
    const marked = items.filter(({ contextValue }) => contextValue?.endsWith(' suggested'));
    assert.equal(marked.length, clusters - 1);
    const first = marked.find(({ id }) => id?.endsWith('#1'));
    assert.match(String(first?.description), / · suggested: Name of cluster 1$/);
    const [, , third] = nodes.filter(node => 'cluster' in node);
    if (third !== undefined) await api.tree.reveal(third);
    await screenshot('suggested-names-tree');
    await run(commandIds.acceptNames, [1]);
    await run(commandIds.rejectNames, 3);
    assert.deepEqual([1, 2, 3].map(nameOf), ['Name of cluster 1', 'Mine', '']);
    await screenshot('suggested-names');
    await run(commandIds.acceptNames);
    assert.equal(nameOf(4), 'Name of cluster 4');
    assert.equal(nameOf(3), '');
    assert.equal(suggested().size, 0);
  });

  it('undoes what was accepted like any other change', async () => {
    await run(commandIds.undo);
    const last = Math.max(...named.result.run.clusters.map(({ id }) => id));
    assert.equal(nameOf(last), '');
    assert.equal(suggested().get(last), `Name of cluster ${last}`);
    await run(commandIds.redo);
    assert.equal(nameOf(last), `Name of cluster ${last}`);
  });

  it('asks only for clusters without a name', async () => {
    await suggest('Send', [1, 2, 3]);
    assert.deepEqual(
      server.asked.map(({ clusters }) => clusters),
      [[3]],
    );
    await run(commandIds.acceptNames);
    const [message] = await suggest('Send', [1, 2, 3]);
    assert.match(message?.text ?? '', /^All of these clusters have names/);
    assert.equal(server.asked.length, 1);
  });

  it('says whose answer it was that helped nothing', async () => {
    await run(commandIds.undo);
    server.always = status(401);
    const refused = await suggest('Send');
    const [error] = refused.filter(({ kind }) => kind === 'error');
    assert.match(error?.text ?? '', new RegExp(`^${server.host} refused the key \\(401\\)`));
    assert.equal(nameOf(3), '');
  });

  it('can be cancelled while it waits', async () => {
    server.always = silent;
    await withCancel(async cancel => {
      const asked = suggest('Send');
      await eventually('the request', () => server.asked.length > 0);
      cancel();
      assert.deepEqual(
        (await asked).filter(({ kind }) => kind === 'error'),
        [],
      );
    });
  });
});
