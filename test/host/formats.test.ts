import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import { cluster, clustersApi, openEditor, sampleRows, writeRows } from './support/clusters.ts';
import { withAnswer } from './support/dialogs.ts';
import { click, isDriven } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { theExtension } from './support/extension.ts';
import { accept, withQuickPicks } from './support/quick-picks.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors, workspaceFolder, writeWorkspaceFile } from './support/workspace.ts';

const list = '.quick-input-widget .monaco-list-row';

/** The list of *Choose fields…*, once it shows the text of the first rows. */
function theChoices(
  picks: readonly vscode.QuickPick<vscode.QuickPickItem>[],
): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
  return eventually('the choices', () =>
    picks[0]?.items.some(({ label }) => label === 'Text of the first rows') === true
      ? picks[0]
      : undefined,
  );
}

describe('the text of a row', () => {
  let api: InstructionClustersApi;

  before(async () => {
    api = await clustersApi();
  });

  after(closeAllEditors);

  it('is chosen among what the file has, with the text that comes of it', async () => {
    const source = await writeRows('turns.jsonl', chats(60));
    await openEditor(source);
    const allTurns = '{conversations[from=human].value}';
    await withQuickPicks(async picks => {
      const choosing = vscode.commands.executeCommand(commandIds.chooseFields, source);
      const pick = await theChoices(picks);
      await screenshot('choose-fields', list);
      const labels = pick.items.map(({ label }) => label);
      assert.ok(labels.includes(allTurns), labels.join('\n'));
      pick.activeItems = pick.items.filter(({ label }) => label === allTurns);
      await eventually('the text of all turns', () =>
        pick.items.some(({ label }) => /요약.*⏎.*짧게/.test(label)),
      );
      await screenshot('choose-fields-preview', list);
      await accept(pick, allTurns);
      await choosing;
    });
    await cluster(api, source);
    assert.equal(api.fileOf(source)?.result?.run.template, allTurns);
  });

  it('is cut after so many tokens of a field, which is shown before it is chosen', async () => {
    const source = await writeRows('cut.jsonl', chats(60));
    await openEditor(source);
    const firstTokens = '{conversations[from=human][0].value|first 3 tokens}';
    await withQuickPicks(async picks => {
      const choosing = vscode.commands.executeCommand(commandIds.chooseFields, source);
      const pick = await theChoices(picks);
      pick.value = firstTokens;
      await eventually('the beginning of the text', () =>
        pick.items.some(({ label }) => label === 'Write a poem'),
      );
      await screenshot('choose-fields-tokens', list);
      await accept(pick, firstTokens);
      await choosing;
    });
    const { run } = await cluster(api, source);
    assert.equal(run.template, firstTokens);
    assert.equal(run.counts.unique, 3);
  });

  it('can be read after broken lines were mended in a copy', async function () {
    if (!isDriven) this.skip();
    const good = '{"instruction":"비를 소재로 시를 쓰세요."}';
    const broken = [
      '<<<<<<< HEAD',
      good,
      '=======',
      '{"instruction":"A"} {"instruction":"B"}',
      '>>>>>>> other',
      '{',
      '  "instruction": "Sort the list",',
      '}',
      'no JSON at all',
    ].join('\n');
    const source = await writeWorkspaceFile('broken.jsonl', broken);
    await openEditor(source);
    const [question] = await withAnswer('Repair to a copy…', async () => {
      const repairing = vscode.commands.executeCommand(commandIds.repair, source);
      await screenshot('repair-name', '.quick-input-widget .monaco-inputbox');
      click('.quick-input-widget .quick-input-action >> text="OK"');
      await repairing;
    });
    assert.equal(question?.text, '5 places in broken.jsonl can be repaired.');
    assert.match(question.detail ?? '', /Lines 6 to 8: an object over several lines gets one/);
    const copy = vscode.Uri.joinPath(source, '..', 'broken.repaired.jsonl');
    assert.equal(
      await readFile(copy.fsPath, 'utf8'),
      `${good}\n{"instruction":"A"}\n{"instruction":"B"}\n{ "instruction": "Sort the list" }\nno JSON at all`,
    );
    assert.equal(await readFile(source.fsPath, 'utf8'), broken);
    await eventually('the copy beside the file', () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return (
        shown instanceof vscode.TabInputTextDiff &&
        shown.original.fsPath === source.fsPath &&
        shown.modified.fsPath === copy.fsPath
      );
    });
    await screenshot('repaired');
  });
});

describe('a file packed with Zstandard', () => {
  after(closeAllEditors);

  it('is clustered and split, unpacked or packed as it was, and verified', async function () {
    const { zstdCompressSync: pack, zstdDecompressSync: unpack } = zlib as Zstd;
    if (pack === undefined || unpack === undefined) this.skip();
    const api = await clustersApi();
    const rows = await sampleRows(120);
    const source = vscode.Uri.joinPath(workspaceFolder(), 'packed.jsonl.zst');
    await vscode.workspace.fs.writeFile(source, pack(Buffer.from(`${rows.join('\n')}\n`)));
    const { run, folder } = await cluster(api, source);
    assert.equal(run.origin?.compression, 'zstd');
    const [, told] = await withAnswer('Write the files', () =>
      vscode.commands.executeCommand(commandIds.split, source),
    );
    assert.match(told?.text ?? '', /120 lines were written to .* and verified/);
    const out = join(workspaceFolder().fsPath, 'packed-again.split');
    await commandLine('split', folder, '--out', out, '--form', 'packed');
    await commandLine('verify', out);
    const names = (await readdir(out)).filter(name => name !== 'manifest.json');
    assert.ok(
      names.every(name => name.endsWith('.jsonl.zst')),
      names.join(', '),
    );
    const texts = await Promise.all(
      names.map(async name => unpack(await readFile(join(out, name))).toString()),
    );
    const lines = texts.flatMap(text => text.split('\n')).filter(line => line !== '');
    assert.deepEqual(lines.toSorted(), rows.toSorted());
  });
});

/** What `node:zlib` has from Node 22.15 on. */
interface Zstd {
  readonly zstdCompressSync?: (bytes: Buffer) => Buffer;
  readonly zstdDecompressSync?: (bytes: Buffer) => Buffer;
}

/** Runs the command line in the Node of the extension host. */
async function commandLine(...words: readonly string[]): Promise<void> {
  const script = join(theExtension().extensionPath, 'dist', 'cli.js');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await promisify(execFile)(process.execPath, [script, ...words], { env });
}

/** Rows of ShareGPT form with two turns of each side. */
function chats(count: number): string[] {
  const asked = ['이 글을 요약해 주세요', '기사 제목을 지어 주세요', 'Write a poem about rain'];
  return Array.from({ length: count }, (_, row) =>
    JSON.stringify({
      conversations: [
        { from: 'system', value: 'You are a helpful assistant.' },
        { from: 'human', value: `${asked[row % asked.length] ?? ''} (${row})` },
        { from: 'gpt', value: `답 ${row}` },
        { from: 'human', value: '더 짧게 써 주세요.' },
        { from: 'gpt', value: '짧은 답' },
      ],
    }),
  );
}
