import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { writeNpy } from '../../src/core/run/npy.ts';
import type { InstructionClustersApi } from '../../src/host/api.ts';
import type { FileResult } from '../../src/host/files/clustered-file.ts';
import { commandIds } from '../../src/host/ids.ts';
import { EmbeddingServer } from '../unit/embed/endpoint/embedding-server.ts';
import { ModelHub } from '../unit/embed/hub/model-hub.ts';
import { tinyFiles } from '../unit/embed/transformer/tiny-files.ts';
import { writeTinyFolder } from '../unit/embed/transformer/tiny-folder.ts';
import { size, tinyModel } from '../unit/embed/transformer/tiny-model.ts';
import { cluster, clustersApi, openEditor, sampleRows, writeRows } from './support/clusters.ts';
import { withAnswer, withChoice, type ShownMessage } from './support/dialogs.ts';
import { click, isDriven } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { accept, withQuickPicks } from './support/quick-picks.ts';
import { screenshot } from './support/screenshot.ts';
import { closeAllEditors } from './support/workspace.ts';

const id = 'Xenova/multilingual-e5-small';
const list = '.quick-input-widget .monaco-list-row';
const notifications = '.notifications-center';
/** Of the weights, after which the hub waits. */
const heldAfter = 3_000_000;

describe('embedding models', () => {
  let api: InstructionClustersApi;
  let rows: string[];
  let source: vscode.Uri;

  before(async () => {
    api = await clustersApi();
    rows = await sampleRows(120);
    source = await writeRows('models.jsonl', rows);
    await openEditor(source);
  });

  after(async () => {
    await setModel(undefined);
    await closeAllEditors();
  });

  it('are listed with what they are, their size and the speed on this machine', async () => {
    await withQuickPicks(async picks => {
      void vscode.commands.executeCommand(commandIds.chooseModel);
      const items = await eventually('the measured speed', () =>
        picks[0]?.items.some(({ detail }) => /[\d,]+ texts\/s/.test(detail ?? '')) === true
          ? picks[0].items
          : undefined,
      );
      const e5 = items.find(({ label }) => label === id);
      assert.match(
        e5?.detail ?? '',
        /^\$\(cloud-download\) about 140 MB · embedding model · Korean, English and others$/,
      );
      await screenshot('model-picker', list);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    });
  });

  it('are downloaded after a question, which can be cancelled and goes on', async function () {
    if (!isDriven) this.skip();
    const hub = await ModelHub.start(id, await slowFiles());
    await withHub(hub, async () => {
      hub.holdAfter = heldAfter;
      const [question] = await withAnswer('Download', async () => {
        const cancelled = await choose(id);
        await vscode.commands.executeCommand('notifications.showList');
        await screenshot('download-progress', `${notifications} >> text=/MB of 6\\.\\d MB/`);
        click(`${notifications} >> text="Cancel"`);
        await cancelled.ended;
      });
      assert.match(
        question?.text ?? '',
        /^Download .*e5-small \(6\.\d MB\) from 127\.0\.0\.1:\d+\?$/,
      );
      assert.equal(modelSetting(), undefined);

      hub.holdAfter = undefined;
      hub.asked.length = 0;
      const shown = await withAnswer('Download', async () => (await choose(id)).ended);
      const asked = hub.asked.filter(({ path }) => isWeights(path));
      assert.equal(asked.length, 1);
      assert.match(asked[0]?.range ?? '', /^bytes=[1-9]\d*-$/);
      assert.match(
        shown.at(-1)?.text ?? '',
        /e5-small now, with about [\d,]+ texts\/s on this machine/,
      );
      assert.equal(modelSetting(), id);
    });
    await vscode.commands.executeCommand(commandIds.cluster, source);
    assert.equal(api.fileOf(source)?.result?.run.model.id, id);
    await withQuickPicks(async picks => {
      void vscode.commands.executeCommand(commandIds.chooseModel);
      const e5 = await eventually('the list', () =>
        picks[0]?.items.find(({ label }) => label === id),
      );
      assert.equal(e5.description, '$(check) now');
      assert.deepEqual(picks[0]?.activeItems, [e5]);
      assert.match(e5.detail ?? '', /^downloaded, 6\.\d MB · .* · [\d,]+ texts\/s$/);
      await screenshot('model-picker-downloaded', list);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    });
  });

  it('that cannot be reached say what to do, and nothing is chosen', async () => {
    const hub = await ModelHub.start('owner/other', {});
    await withHub(hub, async () => {
      await hub.stop();
      const earlier = modelSetting();
      const [message] = await withAnswer(undefined, async () => {
        const { ended } = await choose('Xenova/bge-m3');
        await ended;
      });
      assert.equal(message?.kind, 'error');
      assert.match(message.text, /cannot be reached.*give the path of the folder/);
      assert.equal(modelSetting(), earlier);
    });
  });

  it('are not downloaded when the question is not answered', async () => {
    const hub = await ModelHub.start('Xenova/bge-m3', await slowFiles());
    await withHub(hub, async () => {
      const earlier = modelSetting();
      await withAnswer(undefined, async () => (await choose('Xenova/bge-m3')).ended);
      assert.deepEqual(
        hub.asked.map(({ path }) => path),
        ['/api/models/Xenova/bge-m3?blobs=true'],
      );
      assert.equal(modelSetting(), earlier);
    });
  });

  it('of an endpoint get texts once the host was agreed to, and are not needed for the same texts', async () => {
    const server = await EmbeddingServer.start();
    const other = await writeRows('sent.jsonl', rows);
    const clusterBy = (answer: string | undefined): Promise<ShownMessage[]> =>
      withAnswer(answer, () => vscode.commands.executeCommand(commandIds.cluster, other));
    try {
      await setModel(`${server.url}#tiny`);
      const [question] = await clusterBy(undefined);
      assert.equal(question?.text, `Send texts to ${new URL(server.url).host}?`);
      assert.match(
        question.detail ?? '',
        /^\d+ texts, about [\d,]+ tokens, go to 127\.0\.0\.1:\d+\./,
      );
      assert.deepEqual(server.asked, []);
      assert.equal(api.fileOf(other)?.result, undefined);

      await clusterBy('Send');
      assert.equal(api.fileOf(other)?.result?.run.counts.rows, rows.length);
      const sent = new Set(server.asked.flatMap(({ input }) => input));
      assert.ok(sent.size > rows.length / 2);

      await server.stop();
      await configuration().update('seed', 2, vscode.ConfigurationTarget.Global);
      assert.deepEqual(await clusterBy(undefined), []);
      assert.equal(api.fileOf(other)?.result?.run.parameters.seed, 2);
    } finally {
      await server.stop();
      await configuration().update('seed', undefined, vscode.ConfigurationTarget.Global);
      await setModel(undefined);
    }
  });

  it('that are changed keep or list what a person said of clusters, and keep no vector of the one before', async () => {
    const other = await writeRows('other-model.jsonl', rows);
    const folder = join(await mkdtemp(join(tmpdir(), 'models-')), 'distilgpt2');
    await writeTinyFolder(folder, tinyModel('gpt2'));
    await openEditor(other);
    try {
      const first = await cluster(api, other);
      await withChoice(
        () => '내 이름',
        () => vscode.commands.executeCommand(commandIds.rename, other, 1),
      );
      assert.equal(api.fileOf(other)?.result?.run.clusters[0]?.name, '내 이름');
      await setModel(folder);
      await vscode.commands.executeCommand(commandIds.showPanel);
      await eventually('the panel', () => api.isPanelShown());
      await screenshot('model-of-settings');
      const second = await cluster(api, other);
      assert.deepEqual(
        [second.run.model.id, second.run.model.dimensions],
        ['distilgpt2', size.width],
      );
      const named = second.run.clusters.filter(({ name }) => name === '내 이름');
      assert.equal(named.length + second.curated.lost.length, 1);

      await setModel(undefined);
      const third = await cluster(api, other);
      assert.equal(third.run.model.id, first.run.model.id);
      assert.deepEqual(sizesOf(third), sizesOf(first));
    } finally {
      await setModel(undefined);
      await rm(dirname(folder), { recursive: true });
    }
  });

  it('that are language models repeat the original method by settings', async () => {
    const other = await writeRows('original.jsonl', rows);
    const folder = join(await mkdtemp(join(tmpdir(), 'models-')), 'distilgpt2');
    await writeTinyFolder(folder, tinyModel('gpt2'));
    const settings = { model: folder, method: 'k-means', sample: 100, k: 4, formWeight: 0 };
    const set = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
      for (const [name, value] of Object.entries(values)) {
        await configuration().update(name, value, vscode.ConfigurationTarget.Global);
      }
    };
    await openEditor(other);
    try {
      await set(settings);
      const { run } = await cluster(api, other);
      const { k, method, sample, formWeight } = run.parameters;
      assert.deepEqual({ model: folder, method, sample, k, formWeight }, settings);
      assert.equal(run.clusters.length, 4);
      assert.equal(run.counts.unclustered, rows.length - 100);
      await screenshot('original-method');
    } finally {
      await set(Object.fromEntries(Object.keys(settings).map(name => [name, undefined])));
      await rm(dirname(folder), { recursive: true });
    }
  });

  it('that are vectors beside the rows name the line that is wrong', async () => {
    const parsed = rows.map(row => JSON.parse(row) as Record<string, unknown>);
    const withVectors = (vector: (at: number) => readonly number[]): Promise<vscode.Uri> =>
      writeRows(
        'vectors.jsonl',
        parsed.map((row, at) => JSON.stringify({ ...row, vector: vector(at) })),
      );
    const vector = (at: number): readonly number[] => [at % 2, 1 - (at % 2), 0.01 * at];
    const npy = vscode.Uri.joinPath(source, '..', 'vectors.npy').fsPath;
    try {
      await setModel('field:vector');
      const wrong = await withVectors(at => vector(at).slice(0, at === 6 ? 2 : 3));
      const [message] = await withAnswer(undefined, () =>
        vscode.commands.executeCommand(commandIds.cluster, wrong),
      );
      assert.match(message?.text ?? '', /^Line 7 of .*: the field vector is not a list of 3/);
      const right = await cluster(api, await withVectors(vector));
      assert.deepEqual([right.run.model.id, right.run.model.dimensions], ['field:vector', 3]);

      await setModel(npy);
      const values = Float32Array.from(parsed.keys(), at => (at === 8 ? NaN : at));
      await writeNpy(npy, { rows: values.length, columns: 1, values });
      const [unfit] = await withAnswer(undefined, () =>
        vscode.commands.executeCommand(commandIds.cluster, wrong),
      );
      assert.match(unfit?.text ?? '', /^Line 9 of .* is not finite/);
    } finally {
      await setModel(undefined);
    }
  });

  /** Runs `work` with a worker that knows this hub and no other. */
  async function withHub(hub: ModelHub, work: () => Promise<void>): Promise<void> {
    const { HF_ENDPOINT: before } = process.env;
    process.env['HF_ENDPOINT'] = hub.url;
    await endWorker();
    try {
      await work();
    } finally {
      if (before === undefined) delete process.env['HF_ENDPOINT'];
      else process.env['HF_ENDPOINT'] = before;
      await endWorker();
      await hub.stop();
    }
  }

  async function endWorker(): Promise<void> {
    const pid = api.workerPid();
    if (pid === undefined) return;
    process.kill(pid, 'SIGKILL');
    await eventually('the end of the worker', () => api.workerPid() !== pid);
  }
});

/** Opens the list of models and chooses one; `ended` is when the command has. */
async function choose(label: string): Promise<{ readonly ended: Thenable<unknown> }> {
  let ended: Thenable<unknown> = Promise.resolve();
  await withQuickPicks(async picks => {
    ended = vscode.commands.executeCommand(commandIds.chooseModel);
    const pick = await eventually('the list of models', () =>
      picks[0]?.items.length === 0 ? undefined : picks[0],
    );
    await accept(pick, label);
  });
  return { ended };
}

/** Rows of the clusters, the largest first. */
function sizesOf({ run }: FileResult): number[] {
  return run.clusters.map(({ rows }) => rows).toSorted((a, b) => b - a);
}

function modelSetting(): string | undefined {
  return configuration().inspect<string>('model')?.globalValue;
}

async function setModel(value: string | undefined): Promise<void> {
  await configuration().update('model', value, vscode.ConfigurationTarget.Global);
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('instructionClusters');
}

/** The files of a tiny model, with weights that take a while. */
async function slowFiles(): Promise<Record<string, Buffer>> {
  const files = await tinyFiles(tinyModel('bert'));
  return { ...files, 'onnx/model.onnx_data': Buffer.alloc(6_000_000, 'weights') };
}

function isWeights(path: string): boolean {
  return path.endsWith('_data');
}
