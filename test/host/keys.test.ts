import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { extensionPrefix } from '../../src/host/ids.ts';

interface Key {
  readonly key: string;
  readonly command: string;
}

describe('keys', () => {
  it('are used by nothing else in VS Code', async () => {
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const lines = defaults
      .getText()
      .split('\n')
      .filter(line => !line.trimStart().startsWith('//'));
    const all = JSON.parse(lines.join('\n')) as Key[];
    const isOwn = ({ command }: Key): boolean => command.startsWith(extensionPrefix);
    const own = new Set(all.filter(isOwn).map(({ key }) => key));
    assert.equal(own.size, 3);
    const others = all.filter(entry => own.has(entry.key) && !isOwn(entry));
    assert.deepEqual(others, []);
  });
});
