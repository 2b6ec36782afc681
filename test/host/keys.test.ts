import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { clustersViewId, extensionPrefix } from '../../src/host/ids.ts';

interface Key {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
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
    // Keys of a view hold where it has the focus.
    const all = (JSON.parse(lines.join('\n')) as Key[]).filter(
      ({ when }) => when?.includes(`focusedView == '${clustersViewId}'`) !== true,
    );
    const isOwn = ({ command }: Key): boolean => command.startsWith(extensionPrefix);
    const own = new Set(all.filter(isOwn).map(({ key }) => key));
    assert.equal(own.size, 3);
    const others = all.filter(entry => own.has(entry.key) && !isOwn(entry));
    assert.deepEqual(others, []);
  });
});
