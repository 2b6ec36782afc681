import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../src/host/ids.ts';
import { guardedModel, openModel, type TestModels } from './chat-provider/extension.ts';
import { clustersApi } from './support/clusters.ts';
import { withAnswer, withCancel, withChoice, type ShownMessage } from './support/dialogs.ts';
import { eventually } from './support/eventually.ts';
import { NamedFile } from './support/named-file.ts';
import { closeAllEditors } from './support/workspace.ts';

const { LanguageModelError } = vscode;

describe('names by a language model of VS Code', () => {
  let models: TestModels;
  let named: NamedFile;

  /** Runs the command with a model, presses "Send", and tells what was shown besides. */
  const suggest = async (model: string, clusters?: number[]): Promise<ShownMessage[]> => {
    let shown: ShownMessage[] = [];
    await withChoice(
      items => items.find(({ label }) => label === model),
      async () => {
        shown = await withAnswer('Send', () => named.run(commandIds.suggestNames, clusters));
      },
    );
    return shown.slice(1);
  };
  /** What the person reads when a model always answers so. */
  const errorOf = async (fault: TestModels['fault']): Promise<string> => {
    models.fault = fault;
    const errors = (await suggest(openModel, [3])).filter(({ kind }) => kind === 'error');
    assert.equal(errors.length, 1);
    assert.equal(named.suggested().has(3), false);
    return errors[0]?.text ?? '';
  };

  before(async () => {
    const provider = vscode.extensions.getExtension('instruction-clusters-test.chat-provider');
    assert.ok(provider);
    models = (await provider.activate()) as TestModels;
    named = await NamedFile.create(await clustersApi(), 'editor-naming.jsonl');
  });

  afterEach(() => {
    models.asked.length = 0;
    models.fault = undefined;
  });

  after(closeAllEditors);

  it('offers what VS Code has, and takes no for an answer', async () => {
    // While tests run in it, VS Code shows no question for consent, which comes to the same as a no.
    const shown = await suggest(guardedModel, [1, 2]);
    assert.deepEqual(
      shown.map(({ kind }) => kind),
      ['error'],
    );
    assert.match(
      shown[0]?.text ?? '',
      /^VS Code does not let Instruction Clusters use Tiny Guarded/,
    );
    assert.deepEqual(models.asked, []);
    assert.equal(named.suggested().size, 0);
  });

  it('marks names, accepts and rejects them, and leaves names given by hand', async () => {
    await withChoice(
      () => 'Mine',
      () => named.run(commandIds.rename, 2),
    );
    const shown = await suggest(openModel);
    assert.deepEqual(
      shown.map(({ kind }) => kind),
      ['information'],
    );
    const clusters = named.result.run.clusters;
    assert.equal(named.suggested().size, clusters.length - 1);
    const [term] = clusters.find(({ id }) => id === 1)?.terms ?? [];
    assert.equal(named.suggested().get(1), `Instructions about ${term?.term ?? ''}`);
    assert.equal(models.asked.join('').includes('"cluster":2,'), false);
    await named.run(commandIds.rejectNames, 3);
    await named.run(commandIds.acceptNames, [1, 2]);
    assert.deepEqual(
      [1, 2, 3].map(id => named.nameOf(id)),
      [`Instructions about ${term?.term ?? ''}`, 'Mine', ''],
    );
  });

  it('takes no name for a cluster that it did not ask about, and none that is no name', async () => {
    models.fault = () => {
      const names = [
        { cluster: 3, name: 'A\u202eB' },
        { cluster: 4, name: 'Good name' },
        { cluster: 2, name: 'Not asked' },
        { cluster: 99_999, name: 'Nobody' },
      ];
      return Promise.resolve(JSON.stringify({ names }));
    };
    await suggest(openModel, [3, 4]);
    assert.equal(named.suggested().get(4), 'Good name');
    for (const id of [2, 3, 99_999]) assert.equal(named.suggested().has(id), false);
  });

  it('says that an answer could not be read, after asking again', async () => {
    const text = await errorOf(() => Promise.resolve('I would call it "Sums".'));
    assert.match(
      text,
      new RegExp(`^${openModel} suggested no further names: its answer cannot be read`),
    );
    assert.ok(models.asked.length > 1);
  });

  it('says why a model refused, was not allowed or has gone, and does not ask again', async () => {
    const faults = [
      [
        LanguageModelError.Blocked('Quota exceeded.'),
        /^Tiny Open refused the request: Quota exceeded\. /,
      ],
      [
        LanguageModelError.NoPermissions('No.'),
        /^VS Code does not let Instruction Clusters use Tiny Open/,
      ],
      [LanguageModelError.NotFound('Gone.'), /^Tiny Open is not there any more\. /],
    ] as const;
    for (const [error, expected] of faults) {
      models.asked.length = 0;
      assert.match(await errorOf(() => Promise.reject(error)), expected);
      assert.equal(models.asked.length, 1);
    }
  });

  it('can be cancelled while it waits, and cancels the request', async () => {
    let cancelled = false;
    models.fault = (_, token) =>
      new Promise((_resolve, reject) => {
        token.onCancellationRequested(() => {
          cancelled = true;
          reject(new vscode.CancellationError());
        });
      });
    await withCancel(async cancel => {
      const asked = suggest(openModel, [3]);
      await eventually('the request', () => models.asked.length > 0);
      cancel();
      assert.deepEqual(await asked, []);
    });
    await eventually('the end of the request', () => cancelled);
  });
});
