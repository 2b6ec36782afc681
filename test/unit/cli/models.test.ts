import { readFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EmbeddingServer } from '../embed/endpoint/embedding-server.ts';
import { writeTinyFolder } from '../embed/transformer/tiny-folder.ts';
import { tinyModel } from '../embed/transformer/tiny-model.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run, type Ended } from './command-line.ts';

const tempFolder = tempFolders();
const pages = resolve(import.meta.dirname, '../../../docs');
const page = readFileSync(join(pages, 'original-method.md'), 'utf8');

async function cluster(...words: readonly string[]): Promise<Ended> {
  const folder = await tempFolder();
  const source = join(folder, 'data.jsonl');
  await writeFile(source, sampleLines(40));
  return run('cluster', source, '--cache', join(folder, 'cache'), ...words);
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

  it('downloads nothing unless it is asked to', async () => {
    const models = await tempFolder();
    const ended = await cluster('--model', 'owner/name', '--models', models);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`The model owner/name is not in ${models}.`);
  });

  it('says what is wrong with a name or an option', async () => {
    expect((await cluster('--model', 'bge')).stderr).toContain('names no model');
    const pooling = await cluster('--pooling', 'max');
    expect(pooling.code).toBe(2);
    expect(pooling.stderr).toContain('--pooling takes mean or cls or last or own');
  });
});
