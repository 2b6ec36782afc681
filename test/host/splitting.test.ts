import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import { commandIds } from '../../src/host/ids.ts';
import { cluster, clustersApi, sampleRows, writeRows } from './support/clusters.ts';
import { withAnswer } from './support/dialogs.ts';
import { workspaceFolder } from './support/workspace.ts';

describe('splitting', () => {
  let api: InstructionClustersApi;
  let source: vscode.Uri;
  let rows: string[];
  let out: string;

  const split = (): Thenable<unknown> => vscode.commands.executeCommand(commandIds.split, source);

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(200);
    source = await writeRows('splitting.jsonl', [...rows, '{broken']);
    out = join(workspaceFolder().fsPath, 'splitting.split');
    await cluster(api, source);
  });

  it('asks first, and writes nothing without an answer', async () => {
    const [question] = await withAnswer(undefined, split);
    assert.match(question?.text ?? '', /Write \d+ files to splitting\.split\?/);
    assert.match(question?.detail ?? '', /_invalid\.txt: 1 rows/);
    assert.equal(existsSync(out), false);
  });

  it('writes every line to one file', async () => {
    const shown = await withAnswer('Write the files', split);
    assert.match(shown.at(-1)?.text ?? '', /201 lines were written/);
    const names = (await readdir(out)).filter(name => name.endsWith('.jsonl'));
    const texts = await Promise.all(names.map(name => readFile(join(out, name), 'utf8')));
    const written = texts.flatMap(text => text.split('\n')).filter(line => line !== '');
    assert.deepEqual(written.toSorted(), rows.toSorted());
    assert.match(await readFile(join(out, '_invalid.txt'), 'utf8'), /\{broken/);
    assert.equal(api.fileOf(source)?.result?.split?.lines, 201);
  });

  it('asks before it replaces files', async () => {
    const [question] = await withAnswer('Replace the files', split);
    assert.match(question?.text ?? '', /Replace \d+ files in /);
    assert.equal(api.fileOf(source)?.result?.split?.lines, 201);
  });

  it('says so when something else is in the way, and leaves it alone', async () => {
    const other = await writeRows('in-the-way.jsonl', rows.slice(0, 60));
    await cluster(api, other);
    const folder = join(workspaceFolder().fsPath, 'in-the-way.split');
    await mkdir(folder);
    await writeFile(join(folder, 'mine.txt'), 'mine');
    await withAnswer('Write the files', () =>
      vscode.commands.executeCommand(commandIds.split, other),
    );
    assert.equal(await readFile(join(folder, 'mine.txt'), 'utf8'), 'mine');
  });
});
