import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../src/host/ids.ts';
import { theExtension } from './support/extension.ts';

describe('extension', () => {
  it('activates', async () => {
    await theExtension().activate();
    assert.equal(theExtension().isActive, true);
  });

  it('registers every command', async () => {
    await theExtension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(commandIds).filter(id => !registered.has(id)),
      [],
    );
  });

  it('contributes every command with a title to the palette', () => {
    const { contributes } = theExtension().packageJSON as {
      contributes: { commands: { command: string; title: string; category: string }[] };
    };
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      Object.values<string>(commandIds).sort(),
    );
    for (const { title, category } of contributes.commands) {
      assert.match(title, /^[^%]/);
      assert.equal(category, 'Instruction Clusters');
    }
  });
});
