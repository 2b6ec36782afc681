import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hubFolder, isDownloaded } from '../../../../src/core/embed/hub-folder.ts';
import {
  downloadModel,
  type DownloadProgress,
} from '../../../../src/core/embed/hub/download-model.ts';
import { findHubModel, type HubModel } from '../../../../src/core/embed/hub/find-hub-model.ts';
import { tempFolders } from '../../run/temp-folder.ts';
import { ModelHub } from './model-hub.ts';

const tempFolder = tempFolders();
const { signal } = new AbortController();
const id = 'owner/tiny';
const held = 100_000;
const graph = Buffer.alloc(300_000, 'graph');
const files: Record<string, Buffer> = {
  'config.json': Buffer.from('{}'),
  'tokenizer.json': Buffer.from('{"a":1}'),
  'onnx/model.onnx': Buffer.from('full'),
  'onnx/model_quantized.onnx': graph,
  'onnx/model_quantized.onnx_data': Buffer.from('weights'),
  'pytorch_model.bin': Buffer.from('not needed'),
};

let hub: ModelHub;
beforeEach(async () => {
  hub = await ModelHub.start(id, files);
  vi.stubEnv('HF_ENDPOINT', hub.url);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await hub.stop();
});

async function download(model: HubModel, models: string): Promise<number[]> {
  const reported: number[] = [];
  const work = { signal, report: ({ done }: DownloadProgress): void => void reported.push(done) };
  expect(await downloadModel(model, models, work)).toEqual({
    status: 'done',
    value: hubFolder(models, id),
  });
  return reported;
}

function partOf(models: string): string {
  return join(`${hubFolder(models, id)}.part`, 'onnx/model_quantized.onnx.part');
}

/** Leaves a part of the graph behind, as somebody does who cancels. */
async function interrupt(model: HubModel, models: string): Promise<void> {
  const abort = new AbortController();
  hub.holdAfter = held;
  const work = { signal: abort.signal, report: () => undefined };
  const attempt = downloadModel(model, models, work);
  await vi.waitFor(async () => expect((await stat(partOf(models))).size).toBe(held));
  abort.abort();
  expect(await attempt).toEqual({ status: 'cancelled' });
  hub.holdAfter = undefined;
  hub.asked.length = 0;
}

describe('findHubModel', () => {
  it('chooses the files that are needed, with the graph that is usual or asked for', async () => {
    const model = await findHubModel(id, undefined, signal);
    expect(model.files.map(({ name }) => name)).toEqual([
      'config.json',
      'tokenizer.json',
      'onnx/model_quantized.onnx',
      'onnx/model_quantized.onnx_data',
    ]);
    expect(model.bytes).toBe(model.files.reduce((sum, { bytes }) => sum + bytes, 0));
    const full = await findHubModel(id, 'fp32', signal);
    expect(full.files.map(({ name }) => name)).toContain('onnx/model.onnx');
  });

  it('says that there is no such model, or no such precision', async () => {
    await expect(findHubModel('owner/none', undefined, signal)).rejects.toMatchObject({
      code: 'hub-model-missing',
    });
    await expect(findHubModel(id, 'q4', signal)).rejects.toMatchObject({
      code: 'hub-model-without-onnx',
    });
  });

  it('says what to do without a connection', async () => {
    vi.stubEnv('HF_ENDPOINT', 'http://127.0.0.1:9');
    await expect(findHubModel(id, undefined, signal)).rejects.toThrow(
      'give the path of the folder',
    );
  });
});

describe('downloadModel', () => {
  it('downloads what is needed and nothing else', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    expect(isDownloaded(models, id)).toBe(false);
    const reported = await download(model, models);
    expect(reported.at(-1)).toBe(model.bytes);
    expect(reported).toEqual([...reported].sort((a, b) => a - b));
    expect(isDownloaded(models, id)).toBe(true);
    const folder = hubFolder(models, id);
    expect(await readFile(join(folder, 'onnx/model_quantized.onnx'))).toEqual(graph);
    await expect(readFile(join(folder, 'pytorch_model.bin'))).rejects.toThrow('ENOENT');
  });

  it('goes on by itself where a broken connection stopped', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    hub.breakAfter = 100_000;
    hub.asked.length = 0;
    const reported = await download(model, models);
    expect(reported.at(-1)).toBe(model.bytes);
    const graphs = hub.asked.filter(({ path }) => path.endsWith('.onnx'));
    expect(graphs.map(({ range }) => range)).toEqual([
      undefined,
      expect.stringMatching(/^bytes=[1-9]\d*-$/),
    ]);
    expect(await readFile(join(hubFolder(models, id), 'onnx/model_quantized.onnx'))).toEqual(graph);
  });

  it('goes on where it was cancelled', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    await interrupt(model, models);
    expect(isDownloaded(models, id)).toBe(false);
    const reported = await download(model, models);
    expect(reported[0]).toBeGreaterThan(held);
    expect(hub.asked.map(({ range }) => range)).toEqual([`bytes=${held}-`, undefined]);
    expect(await readFile(join(hubFolder(models, id), 'onnx/model_quantized.onnx'))).toEqual(graph);
  });

  it('begins anew when the model has changed meanwhile', async () => {
    const models = await tempFolder();
    await interrupt(await findHubModel(id, undefined, signal), models);
    hub.revision = 'abcdef2';
    await download(await findHubModel(id, undefined, signal), models);
    expect(hub.asked.every(({ range }) => range === undefined)).toBe(true);
  });

  it('begins a file anew when what is there is longer than the file', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    await interrupt(model, models);
    await writeFile(partOf(models), Buffer.alloc(graph.length + 1));
    await download(model, models);
    expect(await readFile(join(hubFolder(models, id), 'onnx/model_quantized.onnx'))).toEqual(graph);
  });

  it('says that it broke off when nothing more comes, and goes on another time', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    hub.status = 503;
    const attempt = downloadModel(model, models, { signal, report: () => undefined, waitMs: 1 });
    await expect(attempt).rejects.toMatchObject({ code: 'download-broken' });
    await expect(attempt).rejects.toThrow('broke off (503). Download it again');
    hub.status = undefined;
    await download(model, models);
  });

  it.each([401, 403])('says what to do for a model behind conditions: %s', async status => {
    const model = await findHubModel(id, undefined, signal);
    hub.status = status;
    await expect(download(model, await tempFolder())).rejects.toThrow(
      `Agree at ${hub.url}/${id}, set the environment variable HF_TOKEN`,
    );
  });

  it('shows the token to the hub alone, and not to where it sends on to', async () => {
    const other = await ModelHub.start(id, files);
    vi.stubEnv('HF_TOKEN', 'secret');
    hub.elsewhere = other.url.replace('127.0.0.1', 'localhost');
    await download(await findHubModel(id, undefined, signal), await tempFolder());
    expect(new Set(hub.asked.map(({ token }) => token))).toEqual(new Set(['Bearer secret']));
    expect(new Set(other.asked.map(({ token }) => token))).toEqual(new Set([undefined]));
    await other.stop();
  });

  it('takes no file that is not what the hub says it is', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    hub.wrong = true;
    await expect(download(model, models)).rejects.toMatchObject({ code: 'hub-file-damaged' });
    hub.wrong = false;
    await download(model, models);
  });

  it('stops when it is told to and keeps what is there', async () => {
    const models = await tempFolder();
    const model = await findHubModel(id, undefined, signal);
    const abort = new AbortController();
    const work = { signal: abort.signal, report: () => abort.abort() };
    expect(await downloadModel(model, models, work)).toEqual({ status: 'cancelled' });
    await download(model, models);
  });

  it('says when it cannot write', async () => {
    const models = join(await tempFolder(), 'models');
    const model = await findHubModel(id, undefined, signal);
    await writeFile(models, 'a file');
    await expect(download(model, models)).rejects.toMatchObject({ code: 'download-unwritable' });
    await mkdir(`${models}-2`);
    await download(model, `${models}-2`);
  });
});
