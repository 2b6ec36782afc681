import { readFileSync } from 'node:fs';
import { appendFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import { fullSegmentBytes, segmentRecords } from '../../../src/core/embed/cache/cache-segment.ts';
import { recordBytes } from '../../../src/core/embed/cache/vector-record.ts';
import { dimensions, EmbeddingServer, silent } from '../embed/endpoint/embedding-server.ts';
import { ModelHub } from '../embed/hub/model-hub.ts';
import { TunnelProxy } from '../embed/hub/tunnel-proxy.ts';
import { tinyFiles } from '../embed/transformer/tiny-files.ts';
import { writeTinyFolder } from '../embed/transformer/tiny-folder.ts';
import { tinyModel } from '../embed/transformer/tiny-model.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run, start, type Ended } from './command-line.ts';

const tempFolder = tempFolders();
/** Bytes of the weights, after which the hub waits. */
const held = 100_000;
/** Requests to the server of vectors, after which it answers no more. */
const answered = 9;
const patient = { timeout: 60_000 };
const pages = resolve(import.meta.dirname, '../../../docs');
const page = readFileSync(join(pages, 'original-method.md'), 'utf8');

async function cluster(...words: readonly string[]): Promise<Ended> {
  const folder = await tempFolder();
  const source = join(folder, 'data.jsonl');
  await writeFile(source, sampleLines(40));
  return run('cluster', source, '--cache', join(folder, 'cache'), ...words);
}

/** Vectors in a cache of one segment. */
async function vectorsIn(cache: string): Promise<number> {
  const bytes = recordBytes(dimensions);
  const start = fullSegmentBytes(dimensions) - segmentRecords * bytes;
  return ((await cacheBytes(cache)) - start) / bytes;
}

describe('cluster --model', () => {
  it('repeats the original method with the folder of a language model, to a checked split', async () => {
    const folder = await tempFolder();
    const [model, source, split] = ['distilgpt2', 'data.jsonl', 'split'].map(name =>
      join(folder, name),
    ) as [string, string, string];
    await writeTinyFolder(model, tinyModel('gpt2'));
    await writeFile(source, sampleLines(1_200));
    const [, command = ''] = /^instruction-clusters (cluster data\.jsonl .*)$/m.exec(page) ?? [];
    const words = command
      .replace('path/to/distilgpt2', model)
      .replace('data.jsonl', source)
      .split(' ');
    const ended = await run(...words, '--cache', join(folder, 'cache'), '--json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ rows: 1_200, unclustered: 200, k: 4 });

    expect((await run('split', `${source}.clusters`, '--out', split)).code).toBe(0);
    const verified = await run('verify', split, '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ lines: 1_200, problems: [] });
  });

  it('sends nothing to a host that nobody agreed to', async () => {
    const ended = await cluster('--model', 'http://127.0.0.1:1/v1#tiny');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/texts, about [\d,]+ tokens, would be sent to 127\.0\.0\.1:1\./);
    expect(ended.stderr).toContain('Nothing was sent. Add --send-to 127.0.0.1:1');
  });

  it('needs no server for texts that were embedded before', async () => {
    const folder = await tempFolder();
    const source = join(folder, 'data.jsonl');
    await writeFile(source, sampleLines(60));
    const server = await EmbeddingServer.start();
    const model = `${server.url}#tiny`;
    const again = (name: string, ...words: readonly string[]): Promise<Ended> => {
      const places = ['--cache', join(folder, 'cache'), '--run', join(folder, name)];
      return run('cluster', source, '--model', model, ...places, '--k', '3', '--json', ...words);
    };
    const { host } = new URL(server.url);
    const first = await again('first', '--send-to', host);
    expect(first.code).toBe(0);
    await server.stop();
    const second = await again('second');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    const found = (ended: Ended): unknown =>
      (JSON.parse(ended.stdout) as { clusters: unknown }).clusters;
    expect(found(second)).toEqual(found(first));
    expect((await again('first', '--seed', '2')).code).toBe(0);

    await appendFile(source, '{"instruction":"a text that is not in the cache"}\n');
    const missing = await again('second', '--send-to', host);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain(`Nobody answers at ${host} (ECONNREFUSED).`);
  });

  it('sends no more than what was under way a second time after it was killed', async () => {
    const folder = await tempFolder();
    const source = join(folder, 'data.jsonl');
    await writeFile(source, sampleLines(900));
    const server = await EmbeddingServer.start();
    const { host } = new URL(server.url);
    const words = ['--model', `${server.url}#tiny`, '--send-to', host, '--k', '3', '--json'];
    const cache = join(folder, 'cache');
    const command = ['cluster', source, '--cache', cache, ...words];
    try {
      const held: string[] = [];
      server.limit = ({ input }, response) => {
        if (server.asked.length <= answered) return;
        held.push(...input);
        silent({ input, model: 'tiny', key: undefined }, response);
      };
      const { child, ended } = start(...command);
      const areKept = async (): Promise<void> => {
        const [probe = 0, ...sizes] = server.asked.map(({ input }) => input.length);
        const sent = sizes.reduce((sum, size) => sum + size, 0);
        expect(probe).toBe(1);
        expect(held.length).toBeGreaterThan(0);
        expect(await vectorsIn(cache)).toBe(sent - held.length);
      };
      await vi.waitFor(areKept, patient);
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
      const before = new Set(server.asked.flatMap(({ input }) => input));
      server.limit = undefined;
      server.asked.length = 0;
      expect((await run(...command)).code).toBe(0);
      const [probe, ...again] = server.asked.flatMap(({ input }) => input);
      expect(probe).toBe('a');
      expect(again.filter(text => before.has(text)).toSorted()).toEqual(held.toSorted());
    } finally {
      await server.stop();
    }
  });

  it('downloads nothing unless it is asked to', async () => {
    const models = await tempFolder();
    const ended = await cluster('--model', 'owner/name', '--models', models);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`The model owner/name is not in ${models}.`);
  });

  it('downloads with consent, keeps what is there at Ctrl+C, and goes on from there', async () => {
    const [models, folder] = [await tempFolder(), await tempFolder()];
    const weights = Buffer.alloc(2 * held, 'weights');
    const files = { ...(await tinyFiles(tinyModel('bert'))), 'onnx/model.onnx_data': weights };
    const hub = await ModelHub.start('owner/tiny', files);
    vi.stubEnv('HF_ENDPOINT', hub.url);
    const source = join(folder, 'data.jsonl');
    await writeFile(source, sampleLines(40));
    const words = ['--model', 'owner/tiny', '--models', models, '--download', '--k', '3'];
    const command = ['cluster', source, '--cache', join(folder, 'cache'), ...words];
    try {
      hub.holdAfter = held;
      const { child, ended } = start(...command);
      const part = join(models, 'owner--tiny.part/onnx/model.onnx_data.part');
      await vi.waitFor(async () => expect((await stat(part)).size).toBe(held), patient);
      child.kill('SIGINT');
      const cancelled = await ended;
      expect(cancelled.code).toBe(1);
      expect(cancelled.stderr).toContain('Cancelled; what was downloaded is kept');
      hub.holdAfter = undefined;
      hub.asked.length = 0;
      const done = await run(...command);
      expect(done.code).toBe(0);
      expect(done.stderr).toMatch(/Downloading owner\/tiny, 0\.\d MB, from 127\.0\.0\.1:\d+ to /);
      expect(hub.asked.filter(({ path }) => path.endsWith('_data'))).toMatchObject([
        { range: `bytes=${held}-` },
      ]);
      expect((await run(...command, '--k', '4')).stderr).toBe('');
    } finally {
      vi.unstubAllEnvs();
      await hub.stop();
    }
  });

  it('reaches the hub through the proxy of the environment, and this machine without it', async () => {
    const models = await tempFolder();
    const hub = await ModelHub.start('owner/tiny', await tinyFiles(tinyModel('bert')));
    const proxy = await TunnelProxy.start(new URL(hub.url).port);
    const server = await EmbeddingServer.start();
    vi.stubEnv('HF_ENDPOINT', 'http://hub.example');
    vi.stubEnv('HTTP_PROXY', proxy.url);
    try {
      const download = ['--model', 'owner/tiny', '--models', models, '--download'];
      expect((await cluster(...download, '--k', '3')).code).toBe(0);
      expect(new Set(proxy.asked)).toEqual(new Set(['hub.example:80']));
      const { host } = new URL(server.url);
      const sent = await cluster('--model', `${server.url}#tiny`, '--send-to', host, '--k', '3');
      expect(sent.code).toBe(0);
      expect(server.asked.length).toBeGreaterThan(0);
      expect(new Set(proxy.asked)).toEqual(new Set(['hub.example:80']));
    } finally {
      vi.unstubAllEnvs();
      await Promise.all([hub.stop(), proxy.stop(), server.stop()]);
    }
  });

  it('says what is wrong with a name or an option', async () => {
    expect((await cluster('--model', 'bge')).stderr).toContain('names no model');
    const pooling = await cluster('--pooling', 'max');
    expect(pooling.code).toBe(2);
    expect(pooling.stderr).toContain('--pooling takes mean or cls or last or own');
  });
});
