import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
import { commandIds } from '../../src/host/ids.ts';
import { cluster, clustersApi, fileWhen, openEditor, sampleRows } from './support/clusters.ts';
import { withAnswer } from './support/dialogs.ts';
import { click, isDriven } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { press } from './support/press.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors, workspaceFolder } from './support/workspace.ts';

const perFile = 60;

/** What is looked at of a manifest of a set. */
interface Manifest {
  readonly source: { readonly files: readonly { readonly path: string }[] };
  readonly files: readonly { readonly from: readonly unknown[] }[];
}

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

  it('gives new and changed rows to clusters, whichever way they come', async () => {
    const upToDate = (rows: number): Promise<unknown> =>
      fileWhen(
        api,
        folder,
        file =>
          file.updating === undefined &&
          file.result?.run.counts.rows === rows &&
          file.result.lines.stale === 0,
      );
    const before = result().run;
    const clustersBefore = [...(result().lines.partOf(last)?.lines.range(0, perFile) ?? [])];
    const editor = await openEditor(member);
    await editor.edit(edit => edit.insert(new vscode.Position(2, 0), newRow(0)));
    await eventually('a stale line', () =>
      api.decorationsOf(member).some(({ line, shows }) => line === 2 && shows === 'stale'),
    );
    await editor.document.save();
    await upToDate(4 * perFile + 1);
    assert.equal(result().run.createdAt, before.createdAt);
    assert.deepEqual(
      [...(result().lines.partOf(last)?.lines.range(0, perFile) ?? [])],
      clustersBefore,
    );

    const more = await writeIn(folder, 'e.jsonl', Buffer.from(newRow(1) + newRow(2)));
    await upToDate(4 * perFile + 3);
    assert.equal(result().lines.partOf(more)?.lines.linesOnDisk, 2);
    await vscode.workspace.fs.delete(more);
    await upToDate(4 * perFile + 1);
  });

  it('shows clusters of a file by itself when those were found last, and those of the set again', async () => {
    const own = await cluster(api, member);
    assert.equal(own.run.counts.rows, perFile + 1);
    await openEditor(member);
    const name = new RegExp(`^${basename(member.fsPath)}: `);
    await eventually('its own clusters', () => name.test(api.statusTooltip() ?? ''));
    await vscode.commands.executeCommand(commandIds.cluster, folder);
    await openEditor(member);
    await eventually('those of the set', () => (api.statusTooltip() ?? '').startsWith('자료: '));
    await withAnswer('Delete clusters', () =>
      vscode.commands.executeCommand(commandIds.clear, folder),
    );
    assert.equal(api.fileOf(folder)?.result, undefined);
    await eventually('its own again', () => name.test(api.statusTooltip() ?? ''));
    await vscode.commands.executeCommand(commandIds.cluster, folder);
  });

  it('is split into files that say which rows of which file they hold', async () => {
    const shown = await withAnswer('Write the files', () =>
      vscode.commands.executeCommand(commandIds.split, member),
    );
    const rows = 4 * perFile + 1;
    assert.match(shown.at(-1)?.text ?? '', new RegExp(`${rows} lines were written .* verified`));
    const out = vscode.Uri.joinPath(folder, '..', '자료.split');
    const manifest = JSON.parse(
      await readFile(vscode.Uri.joinPath(out, 'manifest.json').fsPath, 'utf8'),
    ) as Manifest;
    assert.deepEqual(
      manifest.source.files.map(({ path }) => basename(path)),
      ['a.jsonl', 'b.csv', 'c.jsonl.gz', 'd.jsonl'],
    );
    assert.ok(manifest.files.every(({ from }) => from.length > 0));
  });

  it('finds rows like one of an editor, and shows where each is from', async () => {
    const editor = await openEditor(last);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand(commandIds.rowsLikeThis);
    const state = await eventually('rows', () => {
      const shown = api.exploreOf(folder);
      return shown?.table.activity.kind === 'idle' && shown.table.count > 0 && shown;
    });
    const { source } = state.table;
    assert.ok(source.kind === 'likeLine');
    assert.deepEqual(source.place, { file: 'd.jsonl', line: 5 });
    await screenshot('set-rows');
  });

  it('can be several files that are selected, of which those without rows are left out', async () => {
    const notes = vscode.Uri.joinPath(folder, 'notes.md');
    const packed = vscode.Uri.joinPath(folder, 'c.jsonl.gz');
    const selected = [last, notes, packed];
    const [told] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.cluster, last, selected),
    );
    assert.match(told?.text ?? '', /notes\.md/);
    const several = vscode.Uri.joinPath(folder, 'c.jsonl.gz-and-1-more');
    const { run } = api.fileOf(several)?.result ?? {};
    assert.equal(run?.counts.rows, 2 * perFile);
    await openEditor(last);
    await eventually('its name', () =>
      (api.statusTooltip() ?? '').startsWith('c.jsonl.gz and 1 more: '),
    );
    const [none] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.cluster, notes, [notes, notes]),
    );
    assert.match(none?.text ?? '', /None of what is selected has rows/);
  });

  it('is found again from one of its files, also where it was moved to', async () => {
    const moved = vscode.Uri.joinPath(workspaceFolder(), 'moved/자료');
    const { fs } = vscode.workspace;
    await fs.copy(folder, moved);
    await fs.copy(
      vscode.Uri.file(`${folder.fsPath}.clusters`),
      vscode.Uri.file(`${moved.fsPath}.clusters`),
    );
    const uri = vscode.Uri.joinPath(moved, 'd.jsonl');
    await openEditor(uri);
    const drawn = await eventually('clusters in the gutter', () => {
      const shown = api.decorationsOf(uri);
      return shown.length > 0 && shown;
    });
    const lines = result().lines.partOf(last)?.lines;
    for (const { line, shows } of drawn) assert.equal(shows, lines?.clusterOf(line));
    assert.equal(api.fileOf(moved)?.result?.run.id, result().run.id);
  });

  it('is clustered from the menu of the explorer', async function () {
    if (!isDriven) this.skip();
    const menu = '.monaco-menu >> text="Cluster instructions"';
    const chosen = vscode.Uri.joinPath(workspaceFolder(), 'chosen');
    const lines = (await sampleRows(30)).join('\n');
    await writeIn(chosen, 'rows.jsonl', Buffer.from(lines));
    await vscode.commands.executeCommand('revealInExplorer', chosen);
    press('Shift+F10');
    await screenshot('set-menu', menu);
    click(menu);
    const file = await fileWhen(api, chosen, ({ result }) => result !== undefined);
    assert.equal(file.result?.run.counts.rows, 30);
  });

  it('goes on without a file that is damaged, and says so', async () => {
    const damaged = vscode.Uri.joinPath(workspaceFolder(), 'damaged');
    const lines = (await sampleRows(30)).join('\n');
    await writeIn(damaged, 'good.jsonl', Buffer.from(lines));
    await writeIn(damaged, 'bad.jsonl.gz', gzipSync(lines).subarray(0, 200));
    const [told] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.cluster, damaged),
    );
    assert.match(told?.text ?? '', /^Left out: .*bad\.jsonl\.gz/);
    assert.equal(api.fileOf(damaged)?.result?.run.counts.rows, 30);
    await eventually('the panel', () => api.isPanelShown());
    await screenshot('set-left-out');
  });

  it('is said to be empty when only folders inside of it have rows', async () => {
    const outer = vscode.Uri.joinPath(workspaceFolder(), 'outer');
    await writeIn(outer, 'inner/a.jsonl', Buffer.from(newRow(0)));
    const [told] = await withAnswer(undefined, () =>
      vscode.commands.executeCommand(commandIds.cluster, outer),
    );
    assert.match(told?.text ?? '', /no files with rows.*folders inside/);
    assert.equal(existsSync(`${outer.fsPath}.clusters`), false);
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

function newRow(number: number): string {
  return `${JSON.stringify({ instruction: `Why do people number things, such as ${number}?` })}\n`;
}
