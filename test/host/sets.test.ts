import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
import { commandIds } from '../../src/host/ids.ts';
import { cluster, clustersApi, openEditor, sampleRows } from './support/clusters.ts';
import { eventually } from './support/eventually.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors, workspaceFolder } from './support/workspace.ts';

const perFile = 60;

describe('a folder of files that is clustered as one', () => {
  let api: InstructionClustersApi;
  let folder: vscode.Uri;
  let member: vscode.Uri;
  let last: vscode.Uri;

  const result = (): FileResult => {
    const found = api.fileOf(folder)?.result;
    assert.ok(found);
    return found;
  };
  /** The file in front and the line (0-based) with the cursor. */
  const place = (): string => {
    const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (input instanceof vscode.TabInputCustom) {
      return `${basename(input.uri.fsPath)} ${api.rowsViewOf(input.uri)?.line}`;
    }
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return '';
    return `${basename(editor.document.uri.fsPath)} ${editor.selection.active.line}`;
  };

  before(async () => {
    api = await clustersApi();
    const rows = await sampleRows(4 * perFile);
    folder = vscode.Uri.joinPath(workspaceFolder(), '자료');
    const part = (at: number): string[] => rows.slice(at * perFile, (at + 1) * perFile);
    const lines = (at: number): string =>
      part(at)
        .map(row => `${row}\n`)
        .join('');
    member = await writeIn(folder, 'a.jsonl', Buffer.from(lines(0)));
    await writeIn(folder, 'b.csv', Buffer.from(table(part(1))));
    await writeIn(folder, 'c.jsonl.gz', gzipSync(lines(2)));
    last = await writeIn(folder, 'd.jsonl', Buffer.from(lines(3)));
    await writeIn(folder, 'notes.md', Buffer.from('# no rows'));
    await writeIn(folder, 'inner/e.jsonl', Buffer.from(lines(0)));
  });

  after(closeAllEditors);

  it('shows its clusters in the panel, with the files that they are from', async () => {
    const { run } = await cluster(api, folder);
    assert.deepEqual(
      run.origin?.files?.map(({ path, lines }) => [path, lines]),
      [
        ['a.jsonl', perFile],
        ['b.csv', perFile],
        ['c.jsonl.gz', perFile],
        ['d.jsonl', perFile],
      ],
    );
    assert.equal(run.counts.rows, 4 * perFile);
    await eventually('the panel', () => api.isPanelShown());
    await screenshot('set-panel');
  });

  it('shows them in every file of it that is opened', async () => {
    for (const [file, uri] of [
      [0, member],
      [3, last],
    ] as const) {
      await openEditor(uri);
      const drawn = await eventually('clusters in the gutter', () => {
        const shown = api.decorationsOf(uri);
        return shown.length > 0 && shown;
      });
      const lines = result().lines.parts[file]?.lines;
      for (const { line, shows } of drawn) assert.equal(shows, lines?.clusterOf(line));
      assert.match(api.statusText() ?? '', new RegExp(`${result().run.clusters.length}`));
    }
    await screenshot('set-gutter');
  });

  it('goes through the rows of a cluster from file to file, also of tables and packed files', async () => {
    const { parts } = result().lines;
    const placesOf = (id: number): string[] =>
      parts.flatMap(({ uri, lines }) =>
        [...lines.range(0, lines.linesOnDisk)].flatMap((own, line) =>
          own === id ? [`${basename(uri.fsPath)} ${line}`] : [],
        ),
      );
    const filesOf = (places: readonly string[]): number =>
      new Set(places.map(one => one.split(' ')[0])).size;
    const { id } =
      result().run.clusters.find(one => filesOf(placesOf(one.id)) === parts.length) ?? {};
    assert.ok(id);
    const [first, ...others] = placesOf(id);
    await vscode.commands.executeCommand(commandIds.nextRow, folder, [id]);
    await openEditor(member);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const line = Number(first?.split(' ')[1]);
    editor.selection = new vscode.Selection(line, 0, line, 0);
    for (const next of [...others, first]) {
      await vscode.commands.executeCommand(commandIds.nextRow);
      await eventually(`${next}`, () => place() === next);
    }
    await vscode.commands.executeCommand(commandIds.previousRow);
    await eventually('the last row', () => place() === others.at(-1));
  });

  it('shows the rows of a packed file in its rows view', async () => {
    const packed = vscode.Uri.joinPath(folder, 'c.jsonl.gz');
    await vscode.commands.executeCommand(commandIds.openRows, packed);
    const shown = await eventually('its rows', () => {
      const view = api.rowsViewOf(packed);
      return view?.state.lines === perFile && view.state.clusters !== undefined && view;
    });
    assert.equal(shown.state.file, 'c.jsonl.gz');
    await screenshot('set-packed');
  });
});

async function writeIn(folder: vscode.Uri, name: string, bytes: Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** Rows of JSONL as CSV. */
function table(rows: readonly string[]): string {
  const parsed = rows.map(row => JSON.parse(row) as Record<string, string>);
  const cell = (text = ''): string => `"${text.replaceAll('"', '""')}"`;
  const lines = parsed.map(row => `${cell(row['instruction'])},${cell(row['output'])}`);
  return ['instruction,output', ...lines].map(line => `${line}\r\n`).join('');
}
