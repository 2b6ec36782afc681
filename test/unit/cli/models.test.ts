import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
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
